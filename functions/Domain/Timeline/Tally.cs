namespace Mandates.Domain.Timeline;

/// <summary>Outcomes of a batch of notices. Unconfirmed: sent or not, the provider never answered.</summary>
public sealed record Tally(int Accepted, int Failed, int Unconfirmed)
{
    public static readonly Tally None = new(0, 0, 0);
}
