using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Submission;

public sealed record ReceivedBy(string Reference);

/// <summary>Keeps that a body has received the package, with the reference it gave.</summary>
public sealed class Acknowledge(MandateStore records, RequestAccess access, MandateClock clock)
{
    [Api("Record that a body holds the package", Takes = typeof(ReceivedBy), Gives = typeof(Acknowledgement), Creates = true, Problems = [409, 422])]
    [Function(nameof(Acknowledge)), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/submission/acknowledgements/{body}")] HttpRequest request,
        string mandate, string body, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var received = await ApiJson.ReadAsync<ReceivedBy>(request, cancellationToken);
        var by = Enum.GetValues<TransmittalTo>().Select(b => (TransmittalTo?)b).FirstOrDefault(b => Recipients.IdOf(b!.Value) == body) ?? throw ProblemException.NotFound();
        var before = await access.MandateAsync(mandate, cancellationToken);
        var (acknowledgement, isKept) = WorkOut(before, by, received.Reference);
        await KeepAsync(before, acknowledgement, isKept, client, cancellationToken);
        return isKept ? ApiJson.Ok(acknowledgement) : ApiJson.Created($"/api/mandates/{mandate}/submission", acknowledgement);
    }

    /// <summary>The acknowledgement as it would be kept, or the very same that is kept already.</summary>
    /// <exception cref="ProblemException">409 when there is another or the package has not gone out, 422 without a fit reference.</exception>
    internal (Acknowledgement Acknowledgement, bool IsKept) WorkOut(MandateState before, TransmittalTo by, string reference)
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > 200)
        {
            throw ProblemException.Unprocessable("The acknowledgement cannot be kept.", ["Give the reference of the body's own record, at most 200 characters."]);
        }

        if (before.Record.Acknowledgements.FirstOrDefault(a => a.Body == by) is { } kept)
        {
            return kept.Reference == reference.Trim()
                ? (kept, true)
                : throw ProblemException.Conflict("This body has acknowledged the package already.", $"Its reference is {kept.Reference}.");
        }

        return before.Record.Transmitted(by) is null
            ? throw ProblemException.Conflict("The package has not been transmitted to this body yet.", "Wait for the transmittal; the status names its moment.")
            : (new(by, reference.Trim(), clock.Now), false);
    }

    /// <summary>Keeps it. What was kept already only rings again: the first time may have ended before it did.</summary>
    internal async Task KeepAsync(MandateState before, Acknowledgement acknowledgement, bool isKept, DurableTaskClient client, CancellationToken cancellationToken, Caller? by = null)
    {
        if (!isKept)
        {
            await records.AppendAsync(before.Id, acknowledgement, (by ?? access.Caller).Audit("acknowledge", [Recipients.IdOf(acknowledgement.Body)], ["reference"]), cancellationToken);
        }

        await PhaseNudge.RaiseAsync(client, before, "acknowledgement", cancellationToken);
    }
}
