using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>With whom of a delegation the questionnaire is.</summary>
/// <param name="GoesOn">When what the mission has not forwarded goes on by itself, or went on.</param>
/// <param name="HasGoneOn">Whether it has.</param>
/// <param name="People">The confirmed focal points and national authorities.</param>
/// <param name="Notes">What the mission wrote to them, the newest last; empty for those who do not act for the state.</param>
public sealed record ForwardingView(Instant GoesOn, bool HasGoneOn, IReadOnlyList<HolderView> People, IReadOnlyList<ForwardingNote> Notes)
{
    /// <summary>Null before the dispatch, and where the plan sends it to everybody at once.</summary>
    /// <param name="plan">In force.</param>
    /// <param name="record">What has happened.</param>
    /// <param name="state">Whose delegation.</param>
    /// <param name="people">Who acts for it, with the last use of their links.</param>
    /// <param name="showNotes">Whether the reader acts for the state.</param>
    public static ForwardingView? Of(WorkPlan plan, MandateRecord record, StateId state, IReadOnlyList<ParticipantView> people, bool showNotes)
    {
        if (record.GoesOnAt(plan) is not { } goesOn || record.Reached(plan, Milestone.QuestionnaireDispatched) is null)
        {
            return null;
        }

        var own = record.Forwardings.Where(f => f.State == state).OrderBy(f => f.Number).ToArray();
        return new(
            goesOn, record.HasGoneOn(plan),
            [.. people.Where(p => p is { Confirmed: true, Until: null } && p.Kind != ParticipantKind.Mission).Select(Holder)],
            showNotes ? [.. own.Where(f => f.Note is not null).Select(f => new ForwardingNote(f.At, f.To, f.Note!))] : []);

        HolderView Holder(ParticipantView person)
        {
            var forwarded = own.FirstOrDefault(f => f.To.Contains(person.Id))?.At;
            return new(person.Id, forwarded, forwarded <= person.Link.LastUsed ? person.Link.LastUsed : null);
        }
    }
}

/// <summary>Forwarded: when the mission forwarded it; null while it has not. SignedIn: when the person last signed in by the link, if that was since.</summary>
public sealed record HolderView(ParticipantId Id, Instant? Forwarded, Instant? SignedIn);

/// <summary>The mission's words to those to whom it forwarded.</summary>
public sealed record ForwardingNote(Instant At, IReadOnlyList<ParticipantId> To, string Note);
