namespace Mandates.Functions.Mail;

/// <summary>How the notices of one act fared. Without a tally the act is not finished: others are at it, or the provider is to be tried again.</summary>
/// <param name="Tally">The outcomes of all notices of the act, once there are.</param>
/// <param name="AgainAt">When to look again, in real time; null leaves it to the sweep.</param>
public sealed record SentBatch(Tally? Tally, Instant? AgainAt = null)
{
    public static readonly SentBatch LeftToTheSweep = new(Tally: null);
}
