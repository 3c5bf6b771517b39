using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Audit;

namespace Mandates.Functions.Audit;

/// <summary>The audit as officers read it, the newest first, with the verdict on the whole chain.</summary>
public sealed class AuditPages(AuditTrail trail, ParticipantViews participants, RequestAccess access, PageRenderer pages)
{
    private const int LinesOnAPage = 100;

    [Function("AuditPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/audit")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var texts = AskedLanguage.Of(request);
        var verdict = await trail.VerdictAsync(current.Id, cancellationToken);
        var before = int.TryParse(request.Query["before"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
        var lines = (await FoundAsync(current, request, texts, cancellationToken)).Where(line => line.Number < before).Take(LinesOnAPage + 1).ToArray();
        return await pages.ShowAsync(request.HttpContext, new AuditPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Zone = current.Plan.TimeZone.Id,
            Count = verdict.Records,
            End = verdict.End,
            Fault = verdict.Fault,
            Find = Words(request),
            Lines = [.. lines.Take(LinesOnAPage)],
            Next = lines.Length > LinesOnAPage ? lines[LinesOnAPage - 1].Number : null,
        });
    }

    [Function("AuditFile"), Allow(CallerRoles.Officers)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/audit.csv")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var texts = AskedLanguage.Of(request);
        var table = AuditTable.Of(await FoundAsync(current, request, texts, cancellationToken), current.Plan, texts);
        return Results.File(table, "text/csv; charset=utf-8", $"{mandate}-audit-{texts.Code}.csv");
    }

    private async Task<IEnumerable<AuditLine>> FoundAsync(MandateState current, HttpRequest request, Texts texts, CancellationToken cancellationToken)
    {
        var names = (await participants.ReadAsync(current, null, cancellationToken)).Where(p => p.Name is not null).ToDictionary(p => p.Id.Value, p => p.Name!);
        var records = (await trail.PageAsync(current.Id, 0, int.MaxValue, _ => true, cancellationToken)).Records;
        var words = Words(request);
        return records.Reverse().Select(record => AuditLine.Of(record, current.Plan, names, texts)).Where(line => line.Says(words));
    }

    private static string Words(HttpRequest request) => request.Query["find"].ToString().Trim();
}
