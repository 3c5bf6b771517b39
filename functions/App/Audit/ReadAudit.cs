using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Audit;

/// <summary>Next: the number to give as 'after' for the page that follows; null on the last.</summary>
public sealed record AuditRecords(IReadOnlyList<AuditRecord> Records, int? Next);

/// <summary>Fault: the first thing that is wrong, as a sentence; null when the chain holds.</summary>
public sealed record AuditVerdict(bool Holds, int Records, string End, Sentence? Fault);

/// <summary>Who did what to a mandate, oldest first, and whether the chain holds.</summary>
public sealed class ReadAudit(Journal facts, RequestAccess access)
{
    private const int UsualLimit = 100;
    private const int MostLimit = 1000;

    /// <summary>Query: after (a record's number), limit, and to filter who, act and about.</summary>
    [Api("Who did what, by number; a page of it", Gives = typeof(AuditRecords), Query = ["after", "limit", "who", "act", "about"], Problems = [400])]
    [Function(nameof(ReadAudit)), Allow(CallerRoles.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/audit")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        await access.MandateAsync(mandate, cancellationToken);
        var limit = Number(request, "limit", UsualLimit);
        if (limit is < 1 or > MostLimit)
        {
            throw new ProblemException(400, "The page cannot be so long.", $"Give a 'limit' from 1 to {MostLimit}.");
        }

        return ApiJson.Ok(await PageAsync(mandate, Number(request, "after", 0), limit, Filter(request), cancellationToken));
    }

    [Api("Whether the audit is whole and unchanged", Gives = typeof(AuditVerdict))]
    [Function("VerifyAudit"), Allow(CallerRoles.Officers)]
    public async Task<IResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/audit/verify")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        // Not by way of the mandate: what was altered may no longer be readable as one.
        var verdict = await VerdictAsync(mandate, cancellationToken);
        return verdict is { Records: 0, Holds: true } ? throw ProblemException.NotFound() : ApiJson.Ok(verdict);
    }

    internal async Task<AuditRecords> PageAsync(string mandate, int after, int limit, Func<AuditRecord, bool> wanted, CancellationToken cancellationToken)
    {
        var page = new List<AuditRecord>();
        await foreach (var record in facts.RecordsAsync(mandate, after, cancellationToken))
        {
            if (page.Count == limit)
            {
                return new(page, page[^1].Number);
            }

            if (wanted(record))
            {
                page.Add(record);
            }
        }

        return new(page, null);
    }

    internal async Task<AuditVerdict> VerdictAsync(string mandate, CancellationToken cancellationToken)
    {
        // Others may write while this reads: every fact that is found has its record in one of the two readings.
        var (records, _) = await facts.SinceAsync(mandate, 0, cancellationToken);
        var kept = (await facts.ListAsync(mandate, cancellationToken)).Concat(await facts.ListAsync(mandate, cancellationToken, Journal.ElsewherePrefix)).ToDictionary();
        var (later, end) = await facts.SinceAsync(mandate, records.Count > 0 ? records[^1].Number : 0, cancellationToken);
        var found = later.Select(record => record with { Facts = [.. record.Facts.Where(fact => kept.ContainsKey(fact.Key))] });
        var fault = AuditChain.FirstFault(records.Concat(later), end) ?? AuditChain.FirstFault(records.Concat(found), kept);
        return new(fault is null, records.Count + later.Count, end.Hash, fault);
    }

    private static Func<AuditRecord, bool> Filter(HttpRequest request)
    {
        var (who, act, about) = (request.Query["who"].ToString(), request.Query["act"].ToString(), request.Query["about"].ToString());
        return record => (who.Length == 0 || record.Deed.Who == who)
            && (act.Length == 0 || record.Deed.Act == act)
            && (about.Length == 0 || record.Deed.About.Contains(about));
    }

    private static int Number(HttpRequest request, string name, int usual)
    {
        var given = request.Query[name].ToString();
        return given.Length == 0 ? usual
            : int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
            : throw new ProblemException(400, "The page cannot be found.", $"'{name}' takes a whole number.");
    }
}
