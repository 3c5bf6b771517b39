using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>A state's choice of who may read its reply. The newest one holds for all versions.</summary>
/// <param name="State">Whose reply.</param>
/// <param name="Version">The version with which, or after which, it was made.</param>
/// <param name="Number">0 for the one made with the version, then 1, 2, … for changes after it.</param>
/// <param name="Visibility">Who may read it.</param>
/// <param name="By">Id of the participant, or of the officer who recorded the version on behalf of the state.</param>
/// <param name="At">When, on the mandate's clock.</param>
public sealed record VisibilityChoice(StateId State, int Version, int Number, ReplyVisibility Visibility, string By, Instant At);
