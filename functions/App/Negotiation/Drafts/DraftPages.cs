using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>A draft version as a page, and what changed in it.</summary>
public sealed class DraftPages(RequestAccess access, DraftViews readings, DraftStore drafts, PageRenderer pages)
{
    private static readonly string[] Acts = ["taken", "withdraw", "support", "end", "anchor"];

    [Function("DraftPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/drafts/{version:int}")] HttpRequest request,
        string mandate, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var reading = await readings.ReadAsync(current, version, Shown(request), request.Query["at"], AskedLanguage.Of(request), cancellationToken);
        return await RenderAsync(request.HttpContext, reading, null);
    }

    /// <summary>The page with what was refused and why; what was typed stands in its form again.</summary>
    internal Task<IResult> RenderAsync(
        HttpContext http, DraftReading reading, (int Status, Refusal Refusal)? problem, TypedContribution? typed = null, TypedAnchor? anchor = null) =>
        pages.RenderAsync<DraftPage>(http, new()
        {
            [nameof(DraftPage.Reading)] = reading,
            [nameof(DraftPage.Problem)] = problem?.Refusal,
            [nameof(DraftPage.Typed)] = typed,
            [nameof(DraftPage.TypedAnchor)] = anchor,
            [nameof(DraftPage.Done)] = Acts.FirstOrDefault(act => act == http.Request.Query["done"].ToString()),
            [nameof(DraftPage.On)] = http.Request.Query["on"].ToString(),
        }, problem?.Status ?? StatusCodes.Status200OK);

    [Function("DraftChangesPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/drafts/{version:int}/changes/{since:int}")] HttpRequest request,
        string mandate, int version, int since, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (from, to) = (Version(current, since), Version(current, version));
        var after = await drafts.ReadAsync(mandate, to, cancellationToken);
        return await pages.RenderAsync<ChangesPage>(request.HttpContext, new()
        {
            [nameof(ChangesPage.Mandate)] = current.Id,
            [nameof(ChangesPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(ChangesPage.Instrument)] = current.Plan.Mandate.Instrument,
            [nameof(ChangesPage.From)] = from,
            [nameof(ChangesPage.To)] = to,
            [nameof(ChangesPage.Paragraphs)] = ChangedParagraph.Between(await drafts.ReadAsync(mandate, from, cancellationToken), after),
            [nameof(ChangesPage.Numbers)] = Place.Of(after.Paragraphs).ToDictionary(p => p.Id, p => p.Number),
            [nameof(ChangesPage.IsAll)] = request.Query["all"] == "true",
        });
    }

    /// <summary>The language that the words of a draft are asked for in, beside that of the page.</summary>
    internal static Language? Shown(HttpRequest request) => LanguageCode.Parse(request.Query["text"].ToString());

    private static Draft Version(MandateState current, int version) =>
        current.Record.Drafts.FirstOrDefault(d => d.Version == version) ?? throw ProblemException.NotFound();
}
