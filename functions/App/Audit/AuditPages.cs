using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Audit;

namespace Mandates.Functions.Audit;

/// <summary>The audit as officers read it, with the verdict on the whole chain.</summary>
public sealed class AuditPages(AuditTrail trail, RequestAccess access, PageRenderer pages)
{
    private const int RecordsOnAPage = 100;

    [Function("AuditPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/audit")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var after = int.TryParse(request.Query["after"], out var number) ? Math.Max(0, number) : 0;
        var page = await trail.PageAsync(current.Id, after, RecordsOnAPage, _ => true, cancellationToken);
        var verdict = await trail.VerdictAsync(current.Id, cancellationToken);
        return await pages.ShowAsync(request.HttpContext, new AuditPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            Zone = current.Plan.TimeZone.Id,
            Count = verdict.Records,
            End = verdict.End,
            Fault = verdict.Fault,
            Records = page.Records,
            Next = page.Next,
        });
    }
}
