using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>A decision as a summary record says it.</summary>
internal static class DecisionWords
{
    /// <summary>Such as "The draft resolution was approved by 18 votes to 3, with 1 abstention. Reservation of Venezuela."</summary>
    /// <param name="plan">The plan in force.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="draft">Symbol of the version of the draft that the meeting had before it; null when there was none.</param>
    public static Sentence Sentence(WorkPlan plan, Decision decision, string? draft)
    {
        var said = Words(plan, decision, Manner(decision.Vote), draft is null ? "The draft" : (Sentence)$"The draft {draft}");
        var reserved = decision.Reservations.Select(id => Name(plan, id)).ToArray();
        return reserved.Length == 0 ? said : (Sentence)$"{said} Reservation of {reserved}.";
    }

    private static Sentence Words(WorkPlan plan, Decision decision, Sentence manner, Sentence draft) => (decision.Kind, decision.IsTaken) switch
    {
        (DecisionKind.AdoptWorkPlan, true) => (Sentence)$"The work plan was adopted {manner}.",
        (DecisionKind.AdoptWorkPlan, false) => $"The work plan was not adopted {manner}.",
        (DecisionKind.ElectViceChairs, true) => $"{Elected(plan, decision)} were elected vice chairs {manner}.",
        (DecisionKind.ElectViceChairs, false) => $"{Elected(plan, decision)} were not elected vice chairs {manner}.",
        (DecisionKind.ApproveDraft, true) => $"{draft} was approved {manner}.",
        (DecisionKind.ApproveDraft, false) => $"{draft} was not approved {manner}.",
        (DecisionKind.ApproveResolution, true) => $"The draft resolution was approved {manner}.",
        (DecisionKind.ApproveResolution, false) => $"The draft resolution was not approved {manner}.",
        (DecisionKind.ConveneInformalMeeting, true) => $"{Informal(decision)} was convened {manner}.",
        (DecisionKind.ConveneInformalMeeting, false) => $"{Informal(decision)} was not convened {manner}.",
        (DecisionKind.ExtendDeadline, true) => $"{Deadline(plan, decision)} was extended to {Until(decision)} {manner}.",
        (DecisionKind.ExtendDeadline, false) => $"{Deadline(plan, decision)} was not extended to {Until(decision)} {manner}.",
        (_, true) when decision.Admitted == false => $"{LateReply(plan, decision)} was refused {manner}.",
        (_, false) when decision.Admitted == false => $"{LateReply(plan, decision)} was not refused {manner}.",
        (_, true) => $"{LateReply(plan, decision)} was admitted {manner}.",
        _ => $"{LateReply(plan, decision)} was not admitted {manner}.",
    };

    private static Sentence Manner(Vote? vote) => vote is null
        ? "by consensus"
        : (Sentence)$"by {Votes(vote.InFavour)} to {vote.Against}, with {Abstentions(vote.Abstaining)}";

    private static Sentence Votes(int number) => number == 1 ? (Sentence)$"{number} vote" : $"{number} votes";

    private static Sentence Abstentions(int number) => number == 1 ? (Sentence)$"{number} abstention" : $"{number} abstentions";

    private static Sentence[] Elected(WorkPlan plan, Decision decision) => decision.ViceChairs.Count == 0
        ? ["The candidates"]
        : [.. decision.ViceChairs.Select(v => (Sentence)$"{v.Name} ({Name(plan, v.State)})")];

    private static Sentence Informal(Decision decision) => decision.Date is { } day ? (Sentence)$"An informal meeting on {day}" : "An informal meeting";

    private static Sentence Deadline(WorkPlan plan, Decision decision) =>
        decision.State is { } state ? (Sentence)$"The reply deadline of {Name(plan, state)}" : "The reply deadline";

    private static Sentence Until(Decision decision) => decision.Date is { } day ? (Sentence)$"{day}" : "a later day";

    private static Sentence LateReply(WorkPlan plan, Decision decision) =>
        decision.State is { } state ? (Sentence)$"The late reply of {Name(plan, state)}" : "The late reply";

    private static Sentence Name(WorkPlan plan, StateId state) => $"{(object?)plan.State(state)?.Names ?? state}";
}
