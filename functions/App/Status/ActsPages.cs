using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Status;

namespace Mandates.Functions.Status;

/// <summary>What an officer may do now, each act with one sentence and the page of its form.</summary>
public sealed class ActsPages(NoticeLedger ledger, RequestAccess access, MandateClock clock, PageRenderer pages)
{
    [Function("ActsPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/acts")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var texts = AskedLanguage.Of(request);
        var isTroubled = (await ledger.TroubledAsync(current.Id, cancellationToken)).Count > 0;
        return await pages.ShowAsync(request.HttpContext, new ActsPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Possible = [.. Possible(current, isTroubled, texts)],
        });
    }

    private IEnumerable<PossibleAct> Possible(MandateState current, bool isTroubled, Texts texts)
    {
        var (plan, record, path) = (current.Plan, current.Record, $"/mandates/{current.Id}");
        if ((access.Caller.Roles & (CallerRoles.Secretariat | CallerRoles.Chair)) == 0)
        {
            yield break;
        }

        foreach (var meeting in plan.Activities.Where(a => MeetingRules.IsOpen(plan, record, a, clock.Now)))
        {
            yield return new("meeting", ActText.MeetingOf(meeting, texts), $"{path}/meetings/{meeting.Id}", IsDue: true);
        }

        if (access.Caller.Roles.HasFlag(CallerRoles.Chair))
        {
            foreach (var reply in record.Unruled())
            {
                yield return new("ruling", plan.State(reply.State)!.Names[texts.Language], $"{path}/late-replies#{reply.State}-{reply.Version}", IsDue: true);
            }
        }

        if (access.Caller.Roles.HasFlag(CallerRoles.Secretariat))
        {
            foreach (var body in Enum.GetValues<TransmittalTo>().Where(b => record.Transmitted(b) is not null && record.Acknowledgements.All(a => a.Body != b)))
            {
                yield return new("acknowledgement", texts.Of(plan, body), $"{path}/acknowledgements", IsDue: true);
            }
        }

        if (record.Reached(plan, Milestone.ResolutionApproved) is null)
        {
            yield return new("publish", null, $"{path}/drafts", IsDue: record.Drafts.Count == 0 && record.Reached(plan, Milestone.RepliesClosed) is not null);
            if (record.Drafts.Count > 0)
            {
                yield return new("decide", null, $"{path}/negotiation", IsDue: false);
            }
        }

        if (record.Drafts.MaxBy(d => d.Version) is { } draft)
        {
            yield return new("translate", draft.Symbol, $"{path}/drafts/{draft.Version}/languages", IsDue: false);
        }

        if (record.Reached(plan, Milestone.RepliesClosed) is null)
        {
            yield return new("questionnaire", null, $"{path}/questionnaire", IsDue: record.Questionnaires.Count == 0);
        }

        if (record.Reached(plan, Milestone.QuestionnaireDispatched) is not null)
        {
            yield return new("behalf", null, $"{path}/on-behalf", IsDue: record.Unconfirmed().Any());
        }

        yield return new("revise", null, $"{path}/plan", IsDue: false);
        if (access.Caller.Roles.HasFlag(CallerRoles.Secretariat))
        {
            yield return new("outbox", null, $"{path}/outbox?troubled=true", IsDue: isTroubled);
            yield return new("participants", null, $"{path}/participants", IsDue: false);
            yield return new("start", null, "/start", IsDue: false);
        }
    }
}
