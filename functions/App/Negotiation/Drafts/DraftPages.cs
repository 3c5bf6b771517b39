using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>A draft version as a page, and what changed in it.</summary>
public sealed class DraftPages(RequestAccess access, DraftReader reader, DraftStore drafts, PageRenderer pages)
{
    [Function("DraftPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/drafts/{version:int}")] HttpRequest request,
        string mandate, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, await reader.ReadAsync(request, current, version, request.Query["at"], cancellationToken));
    }

    [Function("DraftChangesPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ChangesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/drafts/{version:int}/changes/{since:int}")] HttpRequest request,
        string mandate, int version, int since, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (from, to) = (DraftStore.Version(current, since), DraftStore.Version(current, version));
        var after = await drafts.ReadAsync(current.Id, to, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, new ChangesPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            Instrument = current.Plan.Mandate.Instrument,
            From = from,
            To = to,
            Paragraphs = ChangedParagraph.Between(await drafts.ReadAsync(current.Id, from, cancellationToken), after),
            Numbers = Place.Of(after.Paragraphs).ToDictionary(p => p.Id, p => p.Number),
            IsAll = request.Query["all"] == "true",
        });
    }
}
