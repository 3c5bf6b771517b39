using Mandates.Domain.Status;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Participants;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Status;

/// <summary>Where a mandate stands. Reads two partitions, whatever has happened in it.</summary>
public sealed class GetStatus(StatusReader reader)
{
    [Function(nameof(GetStatus))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/status")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok(await reader.ReadAsync(mandate, stop));
}

public sealed class StatusReader(RecordStore records, FocalPointStore focalPoints, MandateClock clock)
{
    public async Task<MandateStatus> ReadAsync(string mandate, CancellationToken stop)
    {
        var current = await records.GetAsync(mandate, stop);
        return MandateStatus.At(clock.Now, current.Plan, current.Record, await focalPoints.ListAsync(mandate, stop));
    }
}
