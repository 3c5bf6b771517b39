using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Mail;

/// <summary>Arrived: whether the recipient has it after all.</summary>
public sealed record NoticeSettlement(bool Arrived, string Reason);

/// <summary>A person says what became of a notice that was in doubt or did not arrive, or has it sent again.</summary>
public sealed class SettleNotice(RequestAccess access, Outbox outbox)
{
    [Api("Say of an unconfirmed notice whether it arrived", Takes = typeof(NoticeSettlement), Gives = typeof(Notice), Problems = [409, 422])]
    [Function(nameof(SettleNotice)), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/notices/{notice}/settlement")] HttpRequest request,
        string mandate, string notice, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<NoticeSettlement>(request, cancellationToken);
        new Reasoned(given.Reason).ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, cancellationToken);
        var settled = await outbox.SettleAsync(current, notice, given.Arrived, given.Reason, access.Caller, cancellationToken);
        await PhaseNudge.RaiseAsync(client, current, "settlement", cancellationToken);
        return ApiJson.Ok(settled);
    }

    [Api("Send a notice once more", Takes = typeof(Reasoned), Gives = typeof(Notice), Creates = true, Problems = [409, 422, 503])]
    [Function("SendNoticeAgain"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> AgainAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/notices/{notice}/again")] HttpRequest request,
        string mandate, string notice, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        given.ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, cancellationToken);
        var sent = await outbox.SendAgainAsync(current, notice, given.Reason, access.Caller, cancellationToken);
        await PhaseNudge.RaiseAsync(client, current, "again", cancellationToken);
        return ApiJson.Created($"/api/mandates/{mandate}/notices?contact={sent.Contact}", sent);
    }
}
