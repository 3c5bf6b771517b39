using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Mail;

namespace Mandates.Functions.Mail;

/// <summary>The outbox as officers read it, and what the secretariat does there with one notice.</summary>
public sealed class OutboxPages(NoticeLedger ledger, OutboxActions outbox, ActiveParticipants participants, RequestAccess access, PageRenderer pages)
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
        string mandate, string notice, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var (act, reason) = (form["act"].ToString(), form["reason"].ToString());
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                new Reasoned(reason).ThrowIfUnfit();
                await (act switch
                {
                    "again" => outbox.SendAgainAsync(current, notice, reason, cancellationToken),
                    "arrived" or "lost" => outbox.SettleAsync(current, notice, arrived: act == "arrived", reason, cancellationToken),
                    _ => throw ProblemException.Unprocessable("Nothing was done.", ["Choose an action."]),
                });
                return new SeeOther($"/mandates/{mandate}/outbox{ListPages.Query(request, ("done", act))}");
            },
            problem => RenderAsync(request, current, problem, cancellationToken));
    }

    // Without a filter the page lists the acts of the record; the ledger is read only for a search.
    private async Task<IResult> RenderAsync(HttpRequest request, MandateState current, ProblemException? problem, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var query = NoticeQuery.Of(request.Query);
        var acts = SentAct.Of(current.Plan, current.Record, await ledger.TroubledAsync(current.Id, cancellationToken), texts);
        var view = new OutboxPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Zone = current.Plan.TimeZone.Id,
            States = current.Plan.States,
            State = query.State,
            Reason = query.Reason,
            Outcome = query.Outcome,
            Troubled = query.Troubled,
            Here = ListPages.Query(request),
            Problem = problem?.Refusal,
            Done = OutboxPage.Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        };
        if (query with { Reason = null, After = null } == new NoticeQuery())
        {
            var (page, next) = ListPages.Of(request, [.. acts.Where(a => query.Reason is null || a.Reason == query.Reason)], a => a.Key, LinesOnAPage);
            view = view with { SentActs = page, Next = next };
        }
        else
        {
            var notices = await ledger.NewestFirstAsync(current.Id, query with { After = null }, cancellationToken);
            var (page, next) = ListPages.Of(request, notices, n => n.Key, LinesOnAPage);
            view = view with
            {
                Notices = page,
                Next = next,
                Act = acts.FirstOrDefault(a => a.Key == query.Act),
                Counts = query == new NoticeQuery { Act = query.Act, After = query.After } ? DeliveryCounts.Of(notices) : null,
                Names = await NamesAsync(current, texts, cancellationToken),
            };
        }

        return await pages.ShowAsync(request.HttpContext, view, problem?.Status ?? StatusCodes.Status200OK);
    }

    private async Task<Dictionary<string, string>> NamesAsync(MandateState current, Texts texts, CancellationToken cancellationToken)
    {
        var plan = current.Plan;
        var names = plan.States.ToDictionary(state => Recipients.MissionId(state.Id).Value, _ => texts["kind.mission"]);
        foreach (var office in (AudienceKind[])[AudienceKind.Chair, AudienceKind.Secretariat, AudienceKind.MandatedBody, AudienceKind.Session])
        {
            var recipient = Recipients.Of(new(office), plan, [], _ => false)[0];
            names[recipient.Contact] = plan.Translate(texts.Language, recipient.Name);
        }

        foreach (var process in plan.Consulted())
        {
            names[Recipients.IdOf(process)] = process.Id;
        }

        foreach (var person in (await participants.ActiveAsync(current, cancellationToken)).Where(p => p.Kind != ParticipantKind.Mission))
        {
            names[person.Id] = person.Name;
        }

        return names;
    }
}
