using Mandates.Domain;
using Mandates.Functions.Http;
using Mandates.Functions.Participants;
using Mandates.Functions.Timeline;

namespace Mandates.Functions.Access;

/// <summary>Of one request: who calls, and the mandate that was read to find out.</summary>
public sealed class RequestAccess(RecordStore records)
{
    private CurrentMandate? mandate;

    public Caller Caller { get; internal set; } = Caller.Unknown;

    /// <summary>Version of the newest draft of the mandate that was read; null when there is none.</summary>
    public int? NewestDraft => mandate?.Record.Drafts.Select(d => (int?)d.Version).Max();

    /// <summary>The mandate as it stood when the request came.</summary>
    /// <exception cref="ProblemException">404 when there is no such mandate.</exception>
    public async Task<CurrentMandate> MandateAsync(string id, CancellationToken stop) =>
        await FindAsync(id, stop) ?? throw ProblemException.NotFound();

    /// <summary>The language that a participant was named with, or else that of its state; null for others.</summary>
    internal async Task<Language?> UsualLanguageAsync(PersonStore people, CancellationToken stop)
    {
        if (mandate is null || Caller.State is not { } state)
        {
            return null;
        }

        var term = mandate.Record.Roster.SelectMany(c => c.Begun).LastOrDefault(t => t.Participant == Caller.Id);
        return (term is null ? null : await people.LanguageAsync(mandate.Id, term.Person, stop)) ?? mandate.Plan.State(state)?.Language;
    }

    internal async Task<CurrentMandate?> FindAsync(string id, CancellationToken stop) =>
        mandate?.Id == id ? mandate : mandate = await records.FindAsync(id, stop);
}
