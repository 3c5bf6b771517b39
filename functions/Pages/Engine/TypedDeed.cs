namespace Mandates.Pages.Engine;

/// <summary>What an operator typed and was refused.</summary>
public sealed record TypedDeed(string Act, string Reason, string Confirmed);
