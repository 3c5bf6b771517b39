using System.ComponentModel.DataAnnotations;
using Mandates.Functions.Clock;

namespace Mandates.Functions.Record;

/// <summary>Section <c>Participants</c>.</summary>
public sealed class ParticipantOptions
{
    /// <summary>Days after the session's last day on which names and addresses are erased.</summary>
    [Range(1, 3650)]
    public int RetentionDays { get; set; } = 365;
}

/// <summary>Erases the names and addresses of a mandate when they are no longer needed.</summary>
public sealed class Retention(MandateStore records, PersonStore people, LinkUses uses, MandateClock clock, IOptions<ParticipantOptions> options)
{
    /// <summary>When the timeline erases them; null when no one is left to erase.</summary>
    public Instant? Ends(MandateState current) => Kept(current).Any()
        ? current.Plan.At(current.Plan.Mandate.DueSession.Closes.PlusDays(options.Value.RetentionDays), current.Plan.Times.Notice)
        : null;

    /// <summary>Does nothing before the time, and nothing twice.</summary>
    public async Task EraseIfOverAsync(MandateState current, CancellationToken cancellationToken)
    {
        if (!(Ends(current) <= clock.Now))
        {
            return;
        }

        // The addresses are erased first: if this is interrupted afterwards, it can safely be repeated.
        await people.EraseAsync(current.Id, (await people.ListAsync(current.Id, cancellationToken)).Keys, cancellationToken);
        foreach (var participant in Kept(current))
        {
            await records.AppendAsync(current.Id, participant.Value, AuditEntry.ByTimeline("erasePerson", participant), cancellationToken);
            await uses.ForgetAsync(current.Id, participant, cancellationToken);
        }
    }

    private static IEnumerable<ParticipantId> Kept(MandateState current) =>
        current.Record.Roster.SelectMany(c => c.Begun).Select(t => t.Participant).Distinct().Except(current.Record.Erased);
}
