namespace Mandates.Domain.WorkPlans;

/// <summary>A revision as someone proposes it.</summary>
/// <param name="Changes">What is to be changed, each part of the plan at most once.</param>
/// <param name="Reason">The reason, in the words of the proposer.</param>
/// <param name="Decision">The decision that it rests on, such as the meeting that took it; a deadline of one state cannot be extended without it.</param>
/// <param name="Base">The number of the revision that the proposer had before them; it may also be named by If-Match.</param>
public sealed record RevisionProposal(IReadOnlyList<PlanChange> Changes, string Reason, string? Decision = null, int? Base = null)
{
    private const int LongestReason = 2000;
    private const int LongestDecision = 500;

    /// <summary>What it must say and does not.</summary>
    public IEnumerable<Finding> Findings()
    {
        if (VisibleText.IsBlank(Reason) || Reason.Length > LongestReason)
            yield return Finding.Error("no-reason", "$.reason", $"A revision has a reason. Give it in at most {LongestReason} characters ('reason').");
        if (Decision?.Length > LongestDecision)
            yield return Finding.Error("long-decision", "$.decision", $"The decision has {Decision.Length} characters. Name it in at most {LongestDecision}.");
        if (VisibleText.IsBlank(Decision) && Changes.Any(change => change is ExtendDeadline))
            yield return Finding.Error("no-decision", "$.decision", "A state's deadline is extended by a decision. Name it, in 'decision'.");
    }
}
