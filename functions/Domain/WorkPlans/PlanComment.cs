namespace Mandates.Domain.WorkPlans;

/// <summary>What a member state says of the proposed work plan.</summary>
/// <param name="State">Whose comment it is.</param>
/// <param name="Number">1 for its first.</param>
/// <param name="By">The id of the participant who sent it.</param>
/// <param name="Revision">The revision that was in force.</param>
/// <param name="Text">Plain text, in the words of the state.</param>
/// <param name="At">When it was taken, on the mandate's clock.</param>
public sealed record PlanComment(StateId State, int Number, string By, int Revision, string Text, Instant At);
