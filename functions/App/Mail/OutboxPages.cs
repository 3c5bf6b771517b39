using Mandates.Functions.Access;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.Participants;
using Mandates.Functions.Status;
using Mandates.Functions.Timeline;
using Mandates.Pages.Mail;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Mail;

/// <summary>The outbox as officers read it, and what the secretariat does there with one notice.</summary>
public sealed class OutboxPages(NoticeLedger ledger, Outbox outbox, RequestAccess access, PageRenderer pages)
{
    private const int NoticesOnAPage = 50;

    [Function("OutboxPage"), Allow(Who.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/outbox")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        await RenderAsync(request, await access.MandateAsync(mandate, stop), null, stop);

    [Function("NoticeForm"), Allow(Who.Secretariat)]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/outbox/{notice}")] HttpRequest request,
        string mandate, string notice, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var form = await request.ReadFormAsync(stop);
        var (act, reason) = (form["act"].ToString(), form["reason"].ToString());
        var current = await access.MandateAsync(mandate, stop);
        try
        {
            new Reasoned(reason).ThrowIfUnfit();
            await (act switch
            {
                "again" => outbox.SendAgainAsync(current, notice, reason, access.Caller, stop),
                "arrived" or "lost" => outbox.SettleAsync(current, notice, arrived: act == "arrived", reason, access.Caller, stop),
                _ => throw ProblemException.Unprocessable("Nothing was done.", ["Choose what is to be done."]),
            });
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422 or 503)
        {
            return await RenderAsync(request, current, problem, stop);
        }

        await Nudge.RingAsync(client, current, "outbox", stop);
        return new SeeOther($"/mandates/{mandate}/outbox{Query(request, ("done", act))}");
    }

    private async Task<IResult> RenderAsync(HttpRequest request, CurrentMandate current, ProblemException? problem, CancellationToken stop)
    {
        var query = NoticeQuery.Of(request.Query) with { Limit = NoticesOnAPage };
        var (notices, more) = await ledger.PageAsync(current.Id, query, stop);
        return await pages.RenderAsync<OutboxPage>(request.HttpContext, new()
        {
            [nameof(OutboxPage.Mandate)] = current.Id,
            [nameof(OutboxPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(OutboxPage.Zone)] = current.Plan.TimeZone.Id,
            [nameof(OutboxPage.States)] = current.Plan.States,
            [nameof(OutboxPage.Notices)] = notices,
            [nameof(OutboxPage.State)] = query.State,
            [nameof(OutboxPage.Reason)] = query.Reason,
            [nameof(OutboxPage.Outcome)] = query.Outcome,
            [nameof(OutboxPage.Troubled)] = query.Troubled,
            [nameof(OutboxPage.Here)] = Query(request),
            [nameof(OutboxPage.Next)] = more ? Query(request, ("after", notices[^1].Key)) : null,
            [nameof(OutboxPage.Problem)] = problem?.Refusal,
            [nameof(OutboxPage.Done)] = OutboxPage.Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }

    // The filters as they are, so that whoever acts on a notice comes back to the same list.
    private static string Query(HttpRequest request, params (string Name, string Value)[] changed)
    {
        var query = request.Query.Where(q => q.Key != "done").ToDictionary(q => q.Key, q => (string?)q.Value.ToString());
        foreach (var (name, value) in changed)
        {
            query[name] = value;
        }

        return QueryString.Create(query).Value ?? "";
    }
}
