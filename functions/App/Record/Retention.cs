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

/// <summary>
/// Erases names and addresses that are no longer to be kept. It goes by the rows that are there, whatever refers to them:
/// all of a mandate when its time is over, and before that what an interrupted erasure or naming has left.
/// </summary>
public sealed class Retention(MandateStore records, PersonStore people, LinkUses uses, MandateClock clock, IOptions<ParticipantOptions> options)
{
    // A person is written right before the term that refers to it.
    private static readonly TimeSpan OrphanAfter = TimeSpan.FromHours(1);

    /// <summary>When the sweep erases them; null when there is no participant left to erase.</summary>
    public Instant? Ends(MandateState current) => Kept(current).Any() ? End(current) : null;

    /// <summary>Whether names, addresses and withdrawn files are no longer to be kept.</summary>
    public bool IsOver(MandateState current) => End(current) <= clock.Now;

    /// <summary>Erases what is not to be kept now; done twice, or stopped and done again, it comes to the same.</summary>
    /// <param name="current">The mandate.</param>
    /// <param name="cancellationToken">Ends it between two rows.</param>
    /// <returns>Whether it erased something.</returns>
    public async Task<bool> EraseAsync(MandateState current, CancellationToken cancellationToken)
    {
        var isOver = IsOver(current);
        var rows = await people.RowsAsync(current.Id, cancellationToken);
        IEnumerable<ParticipantId> used = isOver || current.Record.Erased.Count > 0 ? (await uses.ListAsync(current.Id, cancellationToken)).Keys : [];
        var terms = current.Record.Roster.SelectMany(c => c.Begun).ToLookup(t => t.Person, t => t.Participant);
        var now = TimeProvider.System.GetUtcNow();
        string[] gone = [.. rows.Keys.Where(key => isOver || (terms.Contains(key) ? terms[key].All(current.Record.Erased.Contains) : rows[key] < now - OrphanAfter))];
        ParticipantId[] forgotten = [.. used.Where(id => isOver || current.Record.Erased.Contains(id))];

        // The addresses are erased first: what says that they are is written when they are.
        await people.EraseAsync(current.Id, gone, cancellationToken);
        foreach (var participant in forgotten)
        {
            await uses.ForgetAsync(current.Id, participant, cancellationToken);
        }

        ParticipantId[] marked = isOver ? [.. Kept(current)] : [];
        foreach (var participant in marked)
        {
            await records.AppendAsync(current.Id, participant.Value, AuditEntry.ByTimeline("erasePerson", participant), cancellationToken);
        }

        return gone.Length + forgotten.Length + marked.Length > 0;
    }

    private Instant End(MandateState current) =>
        current.Plan.At(current.Plan.Mandate.DueSession.Closes.PlusDays(options.Value.RetentionDays), current.Plan.Times.Notice);

    private static IEnumerable<ParticipantId> Kept(MandateState current) =>
        current.Record.Roster.SelectMany(c => c.Begun).Select(t => t.Participant).Distinct().Except(current.Record.Erased);
}
