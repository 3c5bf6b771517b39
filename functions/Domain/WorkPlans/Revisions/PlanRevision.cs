namespace Mandates.Domain.WorkPlans;

/// <summary>The record of how a revision of the plan came about.</summary>
/// <param name="Number">0 for the proposal, which has no changes; then 1, 2, 3…</param>
/// <param name="Changes">What was changed in the revision before it.</param>
/// <param name="Reason">Why, in the words of who changed it.</param>
/// <param name="Decision">The id of the decision under which it was changed; null where none was needed.</param>
/// <param name="By">The id of who changed it, never a name or an address.</param>
/// <param name="At">When, on the mandate's clock.</param>
/// <param name="PlanSha256">The plan that results, as <see cref="WorkPlanJson.Sha256"/> gives it.</param>
public sealed record PlanRevision(
    int Number,
    IReadOnlyList<PlanChange> Changes,
    string Reason,
    string? Decision,
    string By,
    Instant At,
    string PlanSha256);
