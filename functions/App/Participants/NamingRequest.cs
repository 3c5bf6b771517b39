using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>A naming as the API and the page both take it: checked, written, and the timeline told.</summary>
public sealed class NamingRequest(RosterService roster, RequestAccess access)
{
    /// <exception cref="ProblemException">404, 409 or 422, each saying why.</exception>
    public async Task<(Participant Participant, bool IsNew)> CarryOutAsync(
        string mandate, Beginning begin, Naming naming, LocalDate? from, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = await access.MandateAsync(mandate, cancellationToken);
        if (before.Plan.State(begin.State) is null)
        {
            throw ProblemException.NotFound();
        }

        Sentence[] broken = [.. naming.Broken(), .. Broken(before, begin)];
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The participant cannot be named.", broken);
        }

        var begins = from is { } day ? before.Plan.At(day, LocalTime.Midnight) : (Instant?)null;
        var named = await roster.NameAsync(mandate, begin, naming, begins, access.Caller, cancellationToken);
        // Also for one who was named already: the first time may have ended before it rang.
        await PhaseNudge.RaiseAsync(client, before, "roster", cancellationToken);
        return named;
    }

    private static IEnumerable<Sentence> Broken(MandateState current, Beginning begin)
    {
        if (begin.Kind == ParticipantKind.Authority && current.Plan.Mandate.Consulted.All(c => c.Id != begin.Process))
        {
            yield return $"'{begin.Process}' is not a consulted process of this mandate; it has {string.Join(", ", current.Plan.Mandate.Consulted.Select(c => c.Id))}.";
        }

        if (begin.Replaces is { } replaced
            && current.Record.Roster.SelectMany(c => c.Begun).All(t => t.Participant != replaced || t.State != begin.State || t.Kind != begin.Kind))
        {
            yield return $"'{replaced}' is not such a participant of this state.";
        }
    }
}
