using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Mail;

/// <summary>The ledger: every notice of a mandate with its outcome. Ids only, no address.</summary>
public sealed class ListNotices(RequestAccess access, NoticeLedger ledger)
{
    [Function(nameof(ListNotices)), Allow(Who.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/notices")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        await access.MandateAsync(mandate, stop);
        var notices = new List<Notice>();
        await foreach (var entry in ledger.ListAsync(mandate, stop: stop))
        {
            notices.Add(entry.Notice);
        }

        return ApiJson.Ok(notices.OrderBy(n => n.At).ThenBy(n => n.Key, StringComparer.Ordinal));
    }
}
