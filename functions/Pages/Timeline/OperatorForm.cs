namespace Mandates.Pages.Timeline;

/// <summary>What an operator typed and was refused.</summary>
public sealed record OperatorForm(string Act, string Reason, string Confirmed);
