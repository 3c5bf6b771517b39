using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Submission;

public sealed record ReceivedBy(string Reference);

/// <summary>Keeps that a body has received the package, with the reference it gave.</summary>
public sealed class Acknowledge(RecordStore records, RequestAccess access, MandateClock clock)
{
    [Api("Record that a body holds the package", Takes = typeof(ReceivedBy), Gives = typeof(Acknowledgement), Creates = true, Problems = [409, 422])]
    [Function(nameof(Acknowledge)), Allow(Who.Secretariat)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/submission/acknowledgements/{body}")] HttpRequest request,
        string mandate, string body, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var received = await ApiJson.ReadAsync<ReceivedBy>(request, stop);
        TransmittalTo by = body switch
        {
            "mandated-body" => TransmittalTo.MandatedBody,
            "session" => TransmittalTo.Session,
            _ => throw ProblemException.NotFound(),
        };
        if (string.IsNullOrWhiteSpace(received.Reference) || received.Reference.Length > 200)
        {
            throw ProblemException.Unprocessable("The acknowledgement cannot be kept.", ["Give the reference of the body's own record, at most 200 characters."]);
        }

        var before = await access.MandateAsync(mandate, stop);
        if (before.Record.Acknowledgements.FirstOrDefault(a => a.Body == by) is { } kept)
        {
            if (kept.Reference != received.Reference.Trim())
            {
                throw ProblemException.Conflict("This body has acknowledged the package already.", $"Its reference is {kept.Reference}.");
            }

            // The first time may have ended before it rang.
            await Nudge.RingAsync(client, before, "acknowledgement", stop);
            return ApiJson.Ok(kept);
        }

        if (before.Record.Acts.All(a => a.Reason != NoticeReason.Transmittal || !a.Key.Contains($"|{by}|", StringComparison.Ordinal)))
        {
            throw ProblemException.Conflict("The package has not been transmitted to this body yet.", "Wait for the transmittal; the status names its moment.");
        }

        var acknowledgement = new Acknowledgement(by, received.Reference.Trim(), clock.Now);
        await records.TryAddAsync(mandate, acknowledgement, access.Caller.Did("acknowledge", [body], ["reference"]), stop);
        await Nudge.RingAsync(client, before, "acknowledgement", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/submission", acknowledgement);
    }
}
