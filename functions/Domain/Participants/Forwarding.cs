using System.Collections.Frozen;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>A permanent mission forwarded the questionnaire to participants of its state (procedure 2).</summary>
/// <param name="State">The mission's.</param>
/// <param name="Number">1 for its first.</param>
/// <param name="At">When.</param>
/// <param name="To">Focal points and national authorities, none of whom had it from the mission before.</param>
/// <param name="Note">The mission's own words to them; null for none.</param>
public sealed record Forwarding(StateId State, int Number, Instant At, IReadOnlyList<ParticipantId> To, string? Note = null)
{
    public const int MostCharacters = 1000;

    /// <summary>What keeps the mission from forwarding so, each as a sentence.</summary>
    /// <param name="plan">In force.</param>
    /// <param name="record">With every earlier forwarding.</param>
    public IEnumerable<Sentence> Broken(WorkPlan plan, MandateRecord record)
    {
        if (plan.ForwardDays == 0)
        {
            yield return "The plan sends the questionnaire to the whole delegation at once; the mission has nothing to forward.";
        }

        if (record.Reached(plan, Milestone.QuestionnaireDispatched) is null)
        {
            yield return "The questionnaire has not been dispatched yet. Forward it when it is.";
        }

        if (To.Count == 0)
        {
            yield return "Choose at least one focal point or national authority ('to').";
        }

        foreach (var participant in To)
        {
            if (!record.ConfirmedAt(At).Any(t => t.Participant == participant && t.State == State))
            {
                yield return $"'{participant}' is no focal point or national authority of the state with a confirmed address.";
            }
            else if (record.IsForwarded(participant))
            {
                yield return $"'{participant}' has the questionnaire from the mission already.";
            }
        }

        if (Note?.Length > MostCharacters)
        {
            yield return $"The note has {Note.Length} characters. Write at most {MostCharacters}.";
        }

        if (Note?.Contains('@', StringComparison.Ordinal) == true)
        {
            yield return "Leave e-mail addresses out of the note: the record keeps it permanently.";
        }

        if (Note is not null && VisibleText.FirstMisleading(Note) is { } misleading)
        {
            yield return $"The note contains the character {misleading}, which is not text. Leave it out.";
        }
    }
}

/// <summary>With whom the questionnaire is: read from what has happened, never stored.</summary>
public static class Forwardings
{
    /// <summary>When what the missions have not forwarded goes on by itself; null where the plan sends it to everybody at once.</summary>
    public static Instant? GoesOnAt(this MandateRecord record, WorkPlan plan) =>
        plan.ForwardDays > 0 && plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { } dispatch
            && (record.Reached(plan, Milestone.QuestionnaireDispatched) ?? plan.When(dispatch)) is { } sent
                ? plan.GoesOnAfter(sent)
                : null;

    /// <summary>The notice time so many days after the dispatch as the plan says.</summary>
    public static Instant GoesOnAfter(this WorkPlan plan, Instant dispatched) => plan.NoticeTime(plan.Local(dispatched).Date, -plan.ForwardDays);

    /// <summary>Whether it went on by itself.</summary>
    public static bool HasGoneOn(this MandateRecord record, WorkPlan plan) => record.WentOn(plan) is not null;

    /// <summary>Whether it went on by itself to a participant before a moment: only to those who had confirmed their address, of states that had not replied.</summary>
    public static bool HadItByItself(this MandateRecord record, WorkPlan plan, ParticipantId participant, Instant at) =>
        record.WentOn(plan) is { } act && act.At <= at
        && record.Confirmations.Any(c => c.Participant == participant && c.At <= act.At)
        && record.ActiveAt(act.At).FirstOrDefault(t => t.Participant == participant) is { } term && record.Replies.All(r => r.State != term.State || r.ReceivedAt > act.At);

    private static PerformedAct? WentOn(this MandateRecord record, WorkPlan plan) =>
        plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { } dispatch ? record.Performed($"{NoticeReason.QuestionnaireGoesOn}|{dispatch.Id}|{dispatch.Since}|0") : null;

    /// <summary>The focal points and authorities who have it from their missions; null when everybody has it, because the plan sends it to all or it has gone on.</summary>
    public static IReadOnlySet<ParticipantId>? Holders(this MandateRecord record, WorkPlan plan) =>
        record.GoesOnAt(plan) is null || record.HasGoneOn(plan) ? null : record.Forwardings.SelectMany(f => f.To).ToFrozenSet();

    /// <summary>The states that have somebody to forward it to, and whose missions have not forwarded it to anybody; none once it has gone on, or before it is dispatched.</summary>
    public static IReadOnlyList<StateId> WithTheirMissions(this MandateRecord record, WorkPlan plan, Instant now)
    {
        if (record.Reached(plan, Milestone.QuestionnaireDispatched) is null || record.Holders(plan) is null)
        {
            return [];
        }

        var named = record.ConfirmedAt(now).Select(t => t.State).ToHashSet();
        return [.. plan.States.Select(s => s.Id).Where(id => named.Contains(id) && record.Forwardings.All(f => f.State != id))];
    }

    public static bool IsForwarded(this MandateRecord record, ParticipantId participant) => record.Forwardings.Any(f => f.To.Contains(participant));

    /// <summary>The focal points and national authorities who act at a moment and have confirmed their address.</summary>
    public static IEnumerable<Term> ConfirmedAt(this MandateRecord record, Instant at) =>
        record.ActiveAt(at).Where(t => t.Kind != ParticipantKind.Mission && record.IsConfirmed(t.Participant));
}
