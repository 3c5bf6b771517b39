using Mandates.Domain.Status;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Mail;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Participants;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Status;

/// <summary>Where a mandate stands. Reads three partitions, whatever has happened in it.</summary>
public sealed class GetStatus(StatusReader reader, RequestAccess access)
{
    [Api("Where the mandate stands", Gives = typeof(MandateStatus))]
    [Function(nameof(GetStatus)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/status")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok(await reader.ReadAsync(await access.MandateAsync(mandate, stop), stop));
}

public sealed class StatusReader(ParticipantStore participants, NoticeLedger ledger, MandateClock clock)
{
    public async Task<MandateStatus> ReadAsync(CurrentMandate current, CancellationToken stop) =>
        MandateStatus.At(
            clock.Now, current.Plan, current.Record, await participants.ActiveAsync(current, stop), await ledger.TroubledAsync(current.Id, stop));
}
