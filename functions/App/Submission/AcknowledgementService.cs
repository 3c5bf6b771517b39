using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Submission;

/// <summary>Records that a body has received the package, with the reference it gave.</summary>
public sealed class AcknowledgementService(MandateWriter writer, MandateClock clock)
{
    /// <exception cref="ProblemException">409 when there is another or the package has not gone out, 422 without a fit reference.</exception>
    public Task<Recorded<Acknowledgement>> RecordAsync(
        MandateState before, TransmittalTo body, string reference, Caller by, DurableTaskClient client, CancellationToken cancellationToken) =>
        writer.RecordAsync(
            before,
            current => Decide(current, body, reference),
            kept => by.Audit("acknowledge", [Recipients.IdOf(kept.Body)], ["reference"]),
            client, cancellationToken);

    /// <summary>The acknowledgement to be written, or the equal one that is stored already.</summary>
    /// <exception cref="ProblemException">As above.</exception>
    public Decided<Acknowledgement> Decide(MandateState current, TransmittalTo body, string reference)
    {
        if (VisibleText.IsBlank(reference) || reference.Length > 200 || VisibleText.FirstMisleading(reference) is not null)
        {
            throw ProblemException.Unprocessable("The acknowledgement was not recorded.", ["Give the reference of the body's own record, at most 200 characters."]);
        }

        if (current.Record.Acknowledgements.FirstOrDefault(a => a.Body == body) is { } kept)
        {
            return kept.Reference == reference.Trim()
                ? new(kept, IsRepeat: true)
                : throw ProblemException.Conflict("This body has already acknowledged the package.", $"Its reference is {kept.Reference}.");
        }

        return current.Record.Transmitted(body) is null
            ? throw ProblemException.Conflict("The package has not been transmitted to this body yet.", "Wait for the transmittal; the status gives its date and time.")
            : new(new(body, reference.Trim(), clock.Now));
    }
}
