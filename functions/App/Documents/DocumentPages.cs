using Mandates.Functions.Clock;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents;

/// <summary>The documents of a mandate, with what is new since the visitor's last visit.</summary>
public sealed class DocumentPages(RequestAccess access, PageRenderer pages, MandateClock clock)
{
    [Function("DocumentsPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/documents")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, new DocumentsPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Mandate.Instrument,
            Zone = current.Plan.TimeZone.Id,
            Documents = DocumentLines.Of(current, access.Caller.IsOfficer, LastVisit.Note(request.HttpContext, current.Id, "documents", clock.Now)),
        });
    }
}
