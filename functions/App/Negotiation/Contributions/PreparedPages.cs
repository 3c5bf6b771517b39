using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Contributions;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>The page on which a delegation prepares its contributions together, before they can be sent or until they are fit to be.</summary>
public sealed class PreparedPages(
    RequestAccess access, PreparedStore prepared, PreparedSending sending, PreparedReader reader, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/states/{state}/contributions";
    private static readonly string[] Acts = ["kept", "deleted", "sent"];

    [Function("PreparedPage"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var view = await reader.ReadAsync(await access.MandateAsync(mandate, cancellationToken), new(state), AskedLanguage.Of(request), cancellationToken);
        return await pages.ShowAsync(request.HttpContext, view with
        {
            Begun = request.Query["at"],
            Edited = request.Query["edit"].ToString() is { Length: > 0 } key ? view.Items.FirstOrDefault(i => i.Key == key)?.Said
                : PreparedForm.Kind(request.Query["kind"]) is { } kind ? view.Begin(kind, request.Query["at"].ToString())
                : null,
            Done = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        });
    }

    [Function("PreparedForm"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var form = await request.ReadFormAsync(cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        if (form["delete"].ToString() is { Length: > 0 } gone)
        {
            await prepared.ChangeAsync(current.Id, stateId, all => [.. all.Where(p => PreparedStore.KeyOf(p) != gone)], cancellationToken);
            return Back(mandate, stateId, "deleted");
        }

        var edited = form.ContainsKey("kind") ? PreparedForm.Edited(form) : null;
        try
        {
            var kept = edited is null ? null : await KeepAsync(current, stateId, edited, cancellationToken);
            edited = kept is null ? null : edited! with { Key = PreparedStore.KeyOf(kept) };
            if (form["act"] == "keep")
            {
                return Back(mandate, stateId, "kept");
            }

            ContributionBasis.RequireOpen(current, clock.Now);
            var shown = kept is null ? form["shown"].ToHashSet() : [edited!.Key];
            var (there, _) = await prepared.ReadAsync(current.Id, stateId, cancellationToken);
            var sent = await sending.SendAsync(current, stateId, [.. (there?.Proposals ?? []).Where(p => shown.Contains(PreparedStore.KeyOf(p)))], client, cancellationToken);
            return sent is { Taken.Count: > 0, Left.Count: 0 }
                ? Back(mandate, stateId, "sent")
                : await AgainAsync(request, current, stateId, edited, 409, (_, texts) => Left(sent, texts), cancellationToken);
        }
        catch (ProblemException problem) when (problem.Status is 409 or 412 or 422)
        {
            return await AgainAsync(request, current, stateId, edited, problem.Status, (view, texts) => Refused(problem, view, texts), cancellationToken);
        }
    }

    // A proposal that another member changed, sent or deleted since is not overwritten: the typed text becomes another proposal.
    private async Task<Proposal> KeepAsync(MandateState current, StateId state, EditedProposal edited, CancellationToken cancellationToken)
    {
        var proposal = new Proposal(edited.Kind, current.Record.Drafts.Count, edited.Paragraph, edited.Text, edited.Base, edited.Rationale);
        await prepared.ChangeAsync(current.Id, state, all => edited.Key.Length == 0
            ? [.. all, proposal]
            : all.Any(p => PreparedStore.KeyOf(p) == edited.Key)
                ? [.. all.Select(p => PreparedStore.KeyOf(p) == edited.Key ? proposal : p)]
                : throw new ProblemException(412, "The prepared contributions have changed since you read them.", "Read them again, then save your change."), cancellationToken);
        return proposal;
    }

    private async Task<IResult> AgainAsync(
        HttpRequest request, MandateState current, StateId state, EditedProposal? edited, int status, Func<PreparedPageView, Texts, Refusal> why, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var view = await reader.ReadAsync(current, state, texts, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, view with { Edited = edited is null ? null : view.Again(edited), Problem = why(view, texts) }, status);
    }

    // For a single proposal the reason is shown; for several, how many were sent, and the page shows the reason beside each of the others.
    private static Refusal Left(SentContributions sent, Texts texts) => sent switch
    {
        { Taken.Count: 0, Left.Count: 0 } => Refusal.OfThePage(texts["prepare.meanwhile"], texts["prepare.nothing-detail"]),
        { Taken.Count: 0, Left: [{ Refusal: { } refused }] } => NotTaken(ContributionForm.Refusal(refused)),
        _ => Refusal.OfThePage(texts["prepare.left", sent.Taken.Count, sent.Left.Count], texts["prepare.left-detail"]),
    };

    private static Refusal NotTaken(Refusal why) => new("It was not sent and stays in preparation.", [why.Title, .. why.Details]);

    private static Refusal Refused(ProblemException problem, PreparedPageView view, Texts texts) => problem.Status switch
    {
        412 => Refusal.OfThePage(texts["prepare.meanwhile"], texts["prepare.meanwhile-detail"]),
        409 when !view.IsOpen => Refusal.OfThePage(texts["draft.closed"], texts[view.IsYetToOpen ? "prepare.not-yet" : "prepare.over"]),
        _ => problem.Refusal,
    };

    private static SeeOther Back(string mandate, StateId state, string done) => new($"/mandates/{mandate}/states/{state}/contributions?done={done}");
}
