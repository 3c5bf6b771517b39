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

    /// <summary>Erases what is not to be kept now; done twice, or stopped and done again, it comes to the same.</summary>
    /// <param name="line">The mandate as the index has it.</param>
    /// <param name="cancellationToken">Ends it between two rows.</param>
    /// <returns>Whether it erased something.</returns>
    public async Task<bool> EraseAsync(MandateLine line, CancellationToken cancellationToken)
    {
        var rows = await people.RowsAsync(line.Id, cancellationToken);
        var used = await uses.ListAsync(line.Id, cancellationToken);
        if (rows.Count == 0 && used.Count == 0 && !(line.PeopleUntil <= clock.Now))
        {
            return false;
        }

        // Read after the rows: of a row that was found, the term is in the record unless it is being written just now.
        var current = await records.GetAsync(line.Id, cancellationToken);
        var isOver = End(current) <= clock.Now;
        var terms = current.Record.Roster.SelectMany(c => c.Begun).ToLookup(t => t.Person, t => t.Participant);
        var now = TimeProvider.System.GetUtcNow();
        string[] gone = [.. rows.Keys.Where(key => isOver || (terms.Contains(key) ? terms[key].All(current.Record.Erased.Contains) : rows[key] < now - OrphanAfter))];
        ParticipantId[] forgotten = [.. used.Keys.Where(id => isOver || current.Record.Erased.Contains(id))];

        // The addresses are erased first: what says that they are is written when they are.
        await people.EraseAsync(line.Id, gone, cancellationToken);
        foreach (var participant in forgotten)
        {
            await uses.ForgetAsync(line.Id, participant, cancellationToken);
        }

        ParticipantId[] marked = isOver ? [.. Kept(current)] : [];
        foreach (var participant in marked)
        {
            await records.AppendAsync(line.Id, participant.Value, AuditEntry.ByTimeline("erasePerson", participant), cancellationToken);
        }

        return gone.Length + forgotten.Length + marked.Length > 0;
    }

    private Instant End(MandateState current) =>
        current.Plan.At(current.Plan.Mandate.DueSession.Closes.PlusDays(options.Value.RetentionDays), current.Plan.Times.Notice);

    private static IEnumerable<ParticipantId> Kept(MandateState current) =>
        current.Record.Roster.SelectMany(c => c.Begun).Select(t => t.Participant).Distinct().Except(current.Record.Erased);
}
