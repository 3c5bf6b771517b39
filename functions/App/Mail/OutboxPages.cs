using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Mail;

namespace Mandates.Functions.Mail;

/// <summary>The outbox as officers read it, and what the secretariat does there with one notice.</summary>
public sealed class OutboxPages(NoticeLedger ledger, Outbox outbox, ActiveParticipants participants, RequestAccess access, PageRenderer pages)
{
    private const int LinesOnAPage = 50;

    [Function("OutboxPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/outbox")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), null, cancellationToken);

    [Function("NoticeForm"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ActAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/outbox/{notice}")] HttpRequest request,
        string mandate, string notice, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var (act, reason) = (form["act"].ToString(), form["reason"].ToString());
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            new Reasoned(reason).ThrowIfUnfit();
            await (act switch
            {
                "again" => outbox.SendAgainAsync(current, notice, reason, access.Caller, cancellationToken),
                "arrived" or "lost" => outbox.SettleAsync(current, notice, arrived: act == "arrived", reason, access.Caller, cancellationToken),
                _ => throw ProblemException.Unprocessable("Nothing was done.", ["Choose what is to be done."]),
            });
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422 or 503)
        {
            return await RenderAsync(request, current, problem, cancellationToken);
        }

        await PhaseNudge.RaiseAsync(client, current, "outbox", cancellationToken);
        return new SeeOther($"/mandates/{mandate}/outbox{Query(request, ("done", act))}");
    }

    // Without a filter it tells what was sent, as the record has it; the ledger is asked only for what is looked for.
    private async Task<IResult> RenderAsync(HttpRequest request, MandateState current, ProblemException? problem, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var query = NoticeQuery.Of(request.Query);
        var dispatches = Dispatch.Of(current.Plan, current.Record, await ledger.TroubledAsync(current.Id, cancellationToken), texts);
        var page = new Dictionary<string, object?>
        {
            [nameof(OutboxPage.Mandate)] = current.Id,
            [nameof(OutboxPage.Title)] = current.Plan.In(texts.Language, current.Plan.Mandate.Title),
            [nameof(OutboxPage.Zone)] = current.Plan.TimeZone.Id,
            [nameof(OutboxPage.States)] = current.Plan.States,
            [nameof(OutboxPage.State)] = query.State,
            [nameof(OutboxPage.Reason)] = query.Reason,
            [nameof(OutboxPage.Outcome)] = query.Outcome,
            [nameof(OutboxPage.Troubled)] = query.Troubled,
            [nameof(OutboxPage.Here)] = Query(request),
            [nameof(OutboxPage.Problem)] = problem?.Refusal,
            [nameof(OutboxPage.Done)] = OutboxPage.Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        };
        if (query with { Reason = null, After = null } == new NoticeQuery())
        {
            var sent = dispatches.Where(d => query.Reason is null || d.Reason == query.Reason).ToArray();
            (page[nameof(OutboxPage.Dispatches)], page[nameof(OutboxPage.Next)]) = PageOf(sent, d => d.Key);
        }
        else
        {
            var notices = await ledger.NewestFirstAsync(current.Id, query with { After = null }, cancellationToken);
            (page[nameof(OutboxPage.Notices)], page[nameof(OutboxPage.Next)]) = PageOf(notices, n => n.Key);
            page[nameof(OutboxPage.Dispatch)] = dispatches.FirstOrDefault(d => d.Key == query.Act);
            page[nameof(OutboxPage.Fared)] = query == new NoticeQuery { Act = query.Act, After = query.After } ? Fared.Of(notices) : null;
            page[nameof(OutboxPage.Names)] = await NamesAsync(current, texts, cancellationToken);
        }

        return await pages.RenderAsync<OutboxPage>(request.HttpContext, page, problem?.Status ?? StatusCodes.Status200OK);

        (IReadOnlyList<T>, string?) PageOf<T>(IReadOnlyList<T> all, Func<T, string> key)
        {
            var rest = query.After is { } after ? all.SkipWhile(item => key(item) != after).Skip(1).ToArray() : all;
            return ([.. rest.Take(LinesOnAPage)], rest.Count > LinesOnAPage ? Query(request, ("after", key(rest[LinesOnAPage - 1]))) : null);
        }
    }

    private async Task<Dictionary<string, string>> NamesAsync(MandateState current, Texts texts, CancellationToken cancellationToken)
    {
        var plan = current.Plan;
        var names = plan.States.ToDictionary(state => Recipients.MissionId(state.Id), _ => texts["kind.mission"]);
        foreach (var office in (AudienceKind[])[AudienceKind.Chair, AudienceKind.Secretariat, AudienceKind.MandatedBody, AudienceKind.Session])
        {
            var recipient = Recipients.Of(new(office), plan, [], _ => false)[0];
            names[recipient.Contact] = plan.In(texts.Language, recipient.Name);
        }

        foreach (var person in (await participants.ActiveAsync(current, cancellationToken)).Where(p => p.Kind != ParticipantKind.Mission))
        {
            names[person.Id] = person.Name;
        }

        return names;
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
