using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>A decision as a summary record says it.</summary>
internal static class DecisionWords
{
    /// <summary>Such as "The draft resolution was approved by 18 votes to 3, with 1 abstention. Reservation of Venezuela."</summary>
    public static string Sentence(WorkPlan plan, Decision decision)
    {
        var (what, done) = Words(plan, decision);
        var reserved = decision.Reservations.Select(id => Name(plan, id)).ToArray();
        return $"{what} {(decision.IsTaken ? "" : "not ")}{done} {Manner(decision.Vote)}."
            + (reserved.Length == 0 ? "" : $" Reservation of {PlanWords.List(reserved)}.");
    }

    private static (string What, string Done) Words(WorkPlan plan, Decision decision) => decision.Kind switch
    {
        DecisionKind.AdoptWorkPlan => ("The work plan was", "adopted"),
        DecisionKind.ElectViceChairs => ($"{Elected(plan, decision)} were", "elected vice chairs"),
        DecisionKind.ApproveDraft => ("The draft was", "approved"),
        DecisionKind.ApproveResolution => ("The draft resolution was", "approved"),
        DecisionKind.ConveneInformalMeeting => ($"An informal meeting{(decision.Date is { } day ? $" on {PlanWords.Day(day)}" : "")} was", "convened"),
        DecisionKind.ExtendDeadline => ($"The reply deadline{Of(plan, decision)} was", $"extended to {(decision.Date is { } day ? PlanWords.Day(day) : "a later day")}"),
        _ => ($"The late reply{Of(plan, decision)} was", decision.Admitted == false ? "refused" : "admitted"),
    };

    private static string Manner(Vote? vote) => vote is null
        ? "by consensus"
        : $"by {Count(vote.InFavour, "vote")} to {vote.Against}, with {Count(vote.Abstaining, "abstention")}";

    private static string Count(int number, string what) => $"{number} {what}{(number == 1 ? "" : "s")}";

    private static string Elected(WorkPlan plan, Decision decision) => decision.ViceChairs.Count == 0
        ? "The candidates"
        : PlanWords.List(decision.ViceChairs.Select(v => $"{v.Name} ({Name(plan, v.State)})"));

    private static string Of(WorkPlan plan, Decision decision) => decision.State is { } state ? $" of {Name(plan, state)}" : "";

    private static string Name(WorkPlan plan, string state) => plan.State(state)?.Names.En ?? state;
}
