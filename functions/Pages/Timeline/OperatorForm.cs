namespace Mandates.Pages.Timeline;

/// <summary>What an operator chose to do with a timeline, and typed.</summary>
public sealed record OperatorForm(string Act, string Reason, string Confirmed)
{
    /// <summary>What can be done with a timeline.</summary>
    public static readonly string[] Acts = ["nudge", "sweep", "suspend", "resume", "terminate", "purge"];
}
