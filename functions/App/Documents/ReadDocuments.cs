using Mandates.Functions.Clock;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;
using NodaTime.Text;

namespace Mandates.Functions.Documents;

/// <summary>The documents of a mandate: each with its symbol, languages, hash and forms, and what is new since the last visit.</summary>
public sealed class ReadDocuments(RequestAccess access, PageRenderer pages, MandateClock clock)
{
    [Api("The documents that one may see; with 'since', which of them came after it", Gives = typeof(DocumentLine[]), Query = ["since"], Problems = [400])]
    [Function("ListDocuments"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/documents")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var since = request.Query["since"].ToString() is { Length: > 0 } given
            ? InstantPattern.ExtendedIso.Parse(given) is { Success: true } parsed ? parsed.Value : throw new ProblemException(400, "The moment cannot be read.", "Give 'since' as in 2012-03-01T12:00:00Z.")
            : (NodaTime.Instant?)null;
        return ApiJson.Ok(DocumentLines.Of(current, access.Caller.IsOfficer, since));
    }

    [Function("DocumentsPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/documents")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await pages.RenderAsync<DocumentsPage>(request.HttpContext, new()
        {
            [nameof(DocumentsPage.T)] = AskedLanguage.Of(request),
            [nameof(DocumentsPage.Mandate)] = mandate,
            [nameof(DocumentsPage.Title)] = current.Plan.Mandate.Instrument,
            [nameof(DocumentsPage.Zone)] = current.Plan.TimeZone.Id,
            [nameof(DocumentsPage.Documents)] = DocumentLines.Of(current, access.Caller.IsOfficer, LastVisit.Note(request.HttpContext, mandate, clock.Now)),
        });
    }
}
