using Mandates.Domain.Meetings;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Meetings;

/// <summary>The records of the meetings that were held.</summary>
public sealed class ListMeetings(RequestAccess access)
{
    [Api("The records of the meetings that were held", Gives = typeof(MeetingRecord[]))]
    [Function(nameof(ListMeetings)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/meetings")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok((await access.MandateAsync(mandate, stop)).Record.Meetings.OrderBy(m => m.HeldAt).ThenBy(m => m.Activity, StringComparer.Ordinal));
}
