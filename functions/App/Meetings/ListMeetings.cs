using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Meetings;

/// <summary>The records of the meetings that were held.</summary>
public sealed class ListMeetings(RecordStore records)
{
    [Function(nameof(ListMeetings))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/mandates/{mandate}/meetings")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok((await records.GetAsync(mandate, stop)).Record.Meetings.OrderBy(m => m.HeldAt).ThenBy(m => m.Activity, StringComparer.Ordinal));
}
