using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Audit;

namespace Mandates.Functions.Audit;

/// <summary>The audit as officers read it, with the verdict on the whole chain.</summary>
public sealed class AuditPages(ReadAudit audit, RequestAccess access, PageRenderer pages)
{
    private const int RecordsOnAPage = 100;

    [Function("AuditPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/audit")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var after = int.TryParse(request.Query["after"], out var number) ? Math.Max(0, number) : 0;
        var page = await audit.PageAsync(mandate, after, RecordsOnAPage, _ => true, cancellationToken);
        var verdict = await audit.VerdictAsync(mandate, cancellationToken);
        return await pages.RenderAsync<AuditPage>(request.HttpContext, new()
        {
            [nameof(AuditPage.Mandate)] = mandate,
            [nameof(AuditPage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(AuditPage.Zone)] = current.Plan.TimeZone.Id,
            [nameof(AuditPage.Count)] = verdict.Records,
            [nameof(AuditPage.End)] = verdict.End,
            [nameof(AuditPage.Fault)] = verdict.Fault,
            [nameof(AuditPage.Records)] = page.Records,
            [nameof(AuditPage.Next)] = page.Next,
        });
    }
}
