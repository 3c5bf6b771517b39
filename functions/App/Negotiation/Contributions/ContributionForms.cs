using Mandates.Functions.Negotiation.Drafts;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>The forms beside the paragraphs of a draft: they do what the API does, and come back to the paragraph.</summary>
public sealed class ContributionForms(
    RequestAccess access, Contribute contribute, ContributionChanges changes, DraftViews readings, DraftPages page)
{
    [Function("ContributeForm"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ContributeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/drafts/{version:int}/contributions")] HttpRequest request,
        string mandate, int version, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (paragraph, read) = PlaceOf(form);
        var typed = new TypedContribution(KindOf(form), paragraph, read, form["text"].ToString(), form["rationale"].ToString());
        try
        {
            var (taken, _) = await contribute.TakeAsync(current, new(typed.Kind, version, paragraph, typed.Text, read, Given(typed.Rationale)), client, cancellationToken);
            return Back(request, current, paragraph, "taken", taken.Contribution.Id);
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            var texts = AskedLanguage.Of(request);
            var now = problem.Current as CurrentParagraph;
            var reading = await readings.ReadAsync(current, null, DraftPages.Shown(request), paragraph, texts, cancellationToken);
            return await page.RenderAsync(
                request.HttpContext, reading, (problem.Status, Refused(problem)), typed with { IsStale = now is not null });
        }
    }

    [Function("ChangeContributionForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "mandates/{mandate}/drafts/{version:int}/contributions/change")] HttpRequest request,
        string mandate, int version, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var act = Acts.FirstOrDefault(form.ContainsKey) ?? throw ProblemException.NotFound();
        var id = form[act].ToString();
        var (place, read) = PlaceOf(form);
        try
        {
            var text = form.TryGetValue("text", out var anew) ? anew.ToString() : null;
            var changed = await (act switch
            {
                "anchor" => changes.ReanchorAsync(current, id, new(place, read, text), cancellationToken),
                _ when !access.Caller.IsParticipant => throw ProblemException.NotFound(),
                "withdraw" => changes.WithdrawAsync(current, id, cancellationToken),
                "support" => changes.SupportAsync(current, id, cancellationToken),
                _ => changes.EndSupportAsync(current, id, cancellationToken),
            });
            return Back(request, current, changed.Paragraph, act, id);
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422 && current.Record.Drafts.Count > 0)
        {
            var texts = AskedLanguage.Of(request);
            var reading = await readings.ReadAsync(current, null, DraftPages.Shown(request), place, texts, cancellationToken);
            return await page.RenderAsync(
                request.HttpContext, reading, (problem.Status, Refused(problem)), anchor: act == "anchor" ? new(id, place, form["text"].ToString()) : null);
        }
    }

    private static readonly string[] Acts = ["withdraw", "support", "end", "anchor"];

    private static SeeOther Back(HttpRequest request, MandateState current, string paragraph, string act, string contribution) =>
        new($"/mandates/{current.Id}/drafts/{current.Record.Drafts.Max(d => d.Version)}?at={paragraph}{(DraftPages.Shown(request) is { } shown ? $"&text={shown.Code()}" : "")}&done={act}&on={contribution}#c-{contribution}");

    // A page has the words as they are now; the API sends them along.
    internal static Refusal Refused(ProblemException problem) => problem.Current switch
    {
        CurrentParagraph { Text: null } => new("The paragraph is no longer in the draft.", "Another version was published while you wrote. What you typed is below; choose the paragraph that it belongs to."),
        CurrentParagraph => new("The paragraph has other words now.", "Another version was published while you wrote. What you typed is kept in its form, beside the words as they are now."),
        _ => problem.Refusal,
    };

    private static ContributionKind KindOf(IFormCollection form) =>
        Enum.GetValues<ContributionKind>().FirstOrDefault(kind => Words.Camel(kind) == form["kind"].ToString());

    // The paragraph, and the words of it that were read.
    private static (string Paragraph, string Base) PlaceOf(IFormCollection form) =>
        form["place"].ToString().Split('|', 2) is [var paragraph, var read] ? (paragraph, read) : ("", "");

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
