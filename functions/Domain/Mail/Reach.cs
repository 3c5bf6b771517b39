using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Mail;

/// <summary>Whom mail reaches, by what the provider said of the addresses.</summary>
public static class Reach
{
    /// <summary>The contacts that mail no longer reaches.</summary>
    public static IReadOnlySet<string> Undeliverable(this IEnumerable<AddressHealth> addresses) =>
        addresses.GroupBy(a => a.Contact).Where(said => !said.MaxBy(a => a.Number)!.Deliverable).Select(said => said.Key).ToHashSet();

    /// <summary>Whether a state has focal points, and mail reaches none of them.</summary>
    public static bool IsUnreachable(this MandateRecord record, StateId state, Instant at, IReadOnlySet<string> undeliverable)
    {
        var focalPoints = record.ActiveAt(at)
            .Where(t => t.State == state && t.Kind == ParticipantKind.FocalPoint && record.IsConfirmed(t.Participant)).ToArray();
        return focalPoints.Length > 0 && focalPoints.All(t => undeliverable.Contains(t.Participant));
    }
}
