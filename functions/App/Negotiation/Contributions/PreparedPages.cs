using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Contributions;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>The page on which a delegation prepares its contributions together, before they can be sent or until they are fit to be.</summary>
public sealed class PreparedPages(RequestAccess access, PreparedProposals prepared, PreparedViews readings, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/states/{state}/contributions";
    private static readonly string[] Acts = ["kept", "deleted", "sent"];

    [Function("PreparedPage"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var reading = await readings.ReadAsync(await access.MandateAsync(mandate, cancellationToken), state, AskedLanguage.Of(request), cancellationToken);
        var kind = KindOf(request.Query["kind"]);
        return await RenderAsync(request, reading with { Begun = request.Query["at"] }, request.Query["edit"].ToString() is { Length: > 0 } key
            ? reading.Items.FirstOrDefault(i => i.Key == key)?.Said
            : kind is null ? null : reading.Begin(kind.Value, request.Query["at"].ToString()));
    }

    [Function("PreparedForm"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> TakeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        if (form["delete"].ToString() is { Length: > 0 } gone)
        {
            await prepared.ChangeAsync(mandate, state, all => [.. all.Where(p => PreparedProposals.KeyOf(p) != gone)], cancellationToken);
            return Back(mandate, state, "deleted");
        }

        var edited = form.ContainsKey("kind") ? EditedOf(form) : null;
        try
        {
            var kept = edited is null ? null : await KeepAsync(current, state, edited, cancellationToken);
            edited = kept is null ? null : edited! with { Key = PreparedProposals.KeyOf(kept) };
            if (form["act"] == "keep")
            {
                return Back(mandate, state, "kept");
            }

            prepared.RequireOpen(current);
            var shown = kept is null ? form["shown"].ToHashSet() : [edited!.Key];
            var (there, _) = await prepared.ReadAsync(mandate, state, cancellationToken);
            var sent = await prepared.SendAsync(current, state, [.. (there?.Proposals ?? []).Where(p => shown.Contains(PreparedProposals.KeyOf(p)))], client, cancellationToken);
            return sent is { Taken.Count: > 0, Left.Count: 0 }
                ? Back(mandate, state, "sent")
                : await AgainAsync(request, current, state, edited, 409, (_, texts) => Left(sent, texts), cancellationToken);
        }
        catch (ProblemException problem) when (problem.Status is 409 or 412 or 422)
        {
            return await AgainAsync(request, current, state, edited, problem.Status, (reading, texts) => Refused(problem, reading, texts), cancellationToken);
        }
    }

    // One that somebody changed, sent or deleted meanwhile is not written over: what was typed becomes another.
    private async Task<Proposal> KeepAsync(MandateState current, string state, EditedProposal edited, CancellationToken cancellationToken)
    {
        var proposal = new Proposal(edited.Kind, current.Record.Drafts.Count, edited.Paragraph, edited.Text, edited.Base, edited.Rationale);
        await prepared.ChangeAsync(current.Id, state, all => edited.Key.Length == 0
            ? [.. all, proposal]
            : all.Any(p => PreparedProposals.KeyOf(p) == edited.Key)
                ? [.. all.Select(p => PreparedProposals.KeyOf(p) == edited.Key ? proposal : p)]
                : throw new ProblemException(412, "What is prepared was changed meanwhile.", "Look at what is prepared and save it again."), cancellationToken);
        return proposal;
    }

    private Task<IResult> RenderAsync(HttpRequest request, PreparedReading reading, EditedProposal? edited, (int Status, Refusal Refusal)? problem = null) =>
        pages.RenderAsync<PreparedPage>(request.HttpContext, new()
        {
            [nameof(PreparedPage.Reading)] = reading,
            [nameof(PreparedPage.Edited)] = edited,
            [nameof(PreparedPage.Problem)] = problem?.Refusal,
            [nameof(PreparedPage.Done)] = Acts.FirstOrDefault(act => act == request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);

    private async Task<IResult> AgainAsync(
        HttpRequest request, MandateState current, string state, EditedProposal? edited, int status, Func<PreparedReading, Texts, Refusal> why, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var reading = await readings.ReadAsync(current, state, texts, cancellationToken);
        return await RenderAsync(request, reading, edited is null ? null : reading.Again(edited), (status, why(reading, texts)));
    }

    // One alone: why it was not taken. Of several: how many were, and the page says of each why not.
    private static Refusal Left(SentContributions sent, Texts texts) => sent switch
    {
        { Taken.Count: 0, Left.Count: 0 } => Refusal.OfThePage(texts["prepare.meanwhile"], texts["prepare.nothing-detail"]),
        { Taken.Count: 0, Left: [{ Refusal: { } why }] } => new("It was not taken, and stays in preparation.", [why.Title, .. why.Details]),
        _ => Refusal.OfThePage(texts["prepare.left", sent.Taken.Count, sent.Left.Count], texts["prepare.left-detail"]),
    };

    // What happens to many is said in their language.
    private static Refusal Refused(ProblemException problem, PreparedReading reading, Texts texts) => problem.Status switch
    {
        412 => Refusal.OfThePage(texts["prepare.meanwhile"], texts["prepare.meanwhile-detail"]),
        409 when !reading.IsOpen => Refusal.OfThePage(texts["draft.closed"], texts[reading.IsYetToOpen ? "prepare.not-yet" : "prepare.over"]),
        _ => problem.Refusal,
    };

    private static EditedProposal EditedOf(IFormCollection form)
    {
        var place = form["place"].ToString().Split('|', 2);
        return new(
            form["edit"].ToString(), KindOf(form["kind"]) ?? default, place[0], place.Length > 1 ? place[1] : "",
            form["text"].ToString().ReplaceLineEndings("\n"), string.IsNullOrWhiteSpace(form["rationale"]) ? null : form["rationale"].ToString().ReplaceLineEndings("\n"));
    }

    private static ContributionKind? KindOf(string? given) =>
        Enum.GetValues<ContributionKind>().Select(kind => (ContributionKind?)kind).FirstOrDefault(kind => Words.Camel(kind!.Value) == given);

    private static SeeOther Back(string mandate, string state, string done) => new($"/mandates/{mandate}/states/{state}/contributions?done={done}");
}
