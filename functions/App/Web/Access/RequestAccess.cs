using Mandates.Functions.Record;

namespace Mandates.Functions.Web.Access;

/// <summary>The caller of one request, and the mandate that was read to identify it.</summary>
public sealed class RequestAccess(MandateStore mandates)
{
    private MandateState? mandate;

    public Caller Caller { get; internal set; } = Caller.Unknown;

    /// <summary>Version of the newest draft of the mandate that was read; null when there is none.</summary>
    public int? NewestDraft => mandate?.Record.Drafts.Select(d => (int?)d.Version).Max();

    /// <summary>Whether the community of the mandate that was read is open to delegations.</summary>
    public bool IsCommunityOpen => mandate?.Record.IsOpen(mandate.Plan) ?? true;

    /// <summary>The day for which the platform's launch is planned, in the plan's zone; null when there is none.</summary>
    public LocalDate? Launch => mandate?.Plan.SingleOf(ActivityKind.PlatformLaunch)?.Date;

    /// <summary>The mandate as it stood when the request came.</summary>
    /// <exception cref="ProblemException">404 when there is no such mandate.</exception>
    public async Task<MandateState> MandateAsync(string id, CancellationToken cancellationToken) =>
        await FindAsync(new(id), cancellationToken) ?? throw ProblemException.NotFound();

    /// <summary>The language that a participant was named with, or else that of its state; null for others.</summary>
    internal async Task<Language?> UsualLanguageAsync(PersonStore people, CancellationToken cancellationToken)
    {
        if (mandate is null || Caller.State is not { } state)
        {
            return null;
        }

        var term = mandate.Record.Roster.SelectMany(c => c.Begun).LastOrDefault(t => t.Participant == Caller.Id);
        return (term is null ? null : await people.LanguageAsync(mandate.Id, term.Person, cancellationToken)) ?? mandate.Plan.State(state)?.Language;
    }

    internal async Task<MandateState?> FindAsync(MandateId id, CancellationToken cancellationToken) =>
        mandate?.Id == id ? mandate : mandate = await mandates.FindAsync(id, cancellationToken);
}
