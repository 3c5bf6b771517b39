using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Mail;

/// <summary>Arrived: whether the recipient has it after all.</summary>
public sealed record NoticeSettlement(bool Arrived, string Reason);

/// <summary>The notices of a mandate: those that were sent, those to come, and what a person does with one. Ids only, no address.</summary>
public sealed class NoticeApi(RequestAccess access, NoticeLedger ledger, OutboxActions outbox, ActiveParticipants participants, MandateClock clock)
{
    private const string Notices = "api/mandates/{mandate}/notices";

    /// <summary>In the order of their keys. Where more follow, the <c>Link</c> header names the next page.</summary>
    [Api("The ledger of every notice and its outcome", Gives = typeof(Notice[]), Query = ["act", "state", "contact", "reason", "outcome", "delivery", "troubled", "after", "limit"], Problems = [422])]
    [Function("ListNotices"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Notices)] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        await access.MandateAsync(mandate, cancellationToken);
        var (notices, more) = await ledger.PageAsync(new(mandate), NoticeQuery.Of(request.Query), cancellationToken);
        if (more)
        {
            ListPages.LinkNext(request, ListPages.Query(request, (ListPages.After, notices[^1].Key)));
        }

        return ApiJson.Ok(notices);
    }

    /// <summary>When, why, to which state and in which language.</summary>
    [Api("The notices to come, and those left out", Gives = typeof(PlannedNotice[]))]
    [Function("PlanNotices"), Allow(CallerRoles.Officers)]
    public async Task<IResult> PlanAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Notices + "/plan")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var people = await participants.ActiveAsync(current, cancellationToken);
        return ApiJson.Ok(PlannedNotice.Of(current.Plan, current.Record, people, clock.Now));
    }

    [Api("Say of an unconfirmed notice whether it arrived", Takes = typeof(NoticeSettlement), Gives = typeof(Notice), Problems = [409, 422])]
    [Function("SettleNotice"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> SettleAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Notices + "/{notice}/settlement")] HttpRequest request,
        string mandate, string notice, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<NoticeSettlement>(request, cancellationToken);
        new Reasoned(given.Reason).ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(await outbox.SettleAsync(current, notice, given.Arrived, given.Reason, cancellationToken));
    }

    [Api("Send a notice once more", Takes = typeof(Reasoned), Gives = typeof(Notice), Creates = true, Problems = [409, 422, 503])]
    [Function("SendNoticeAgain"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> SendAgainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Notices + "/{notice}/again")] HttpRequest request,
        string mandate, string notice, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        given.ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, cancellationToken);
        var sent = await outbox.SendAgainAsync(current, notice, given.Reason, cancellationToken);
        return ApiJson.Created($"/api/mandates/{mandate}/notices?contact={sent.Contact}", sent);
    }
}
