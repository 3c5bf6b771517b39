using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>A participant confirms its address, having signed in by the link that was sent there. Confirming again changes nothing.</summary>
public sealed class AddressConfirmation(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    public Task ConfirmAsync(MandateState before, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var by = access.Caller;
        return writer.RecordAsync(before, Decide, _ => by.Audit("confirmAddress", [by.Id]), client, cancellationToken);

        Decided<Confirmation> Decide(MandateState current) =>
            current.Record.Confirmations.FirstOrDefault(c => c.Participant == by.Id) is { } kept ? new(kept, IsRepeat: true) : new(new(new(by.Id), clock.Now));
    }
}
