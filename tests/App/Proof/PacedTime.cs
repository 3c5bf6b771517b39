namespace Mandates.App.Tests.Proof;

/// <summary>The mandate's time, so many times as fast as the real one, that waits at a moment until it is told to go on.</summary>
internal sealed class PacedTime(DateTimeOffset begin, double rate) : TimeProvider
{
    private (DateTimeOffset Mandate, long Real, DateTimeOffset Until) leg = (begin, System.GetTimestamp(), begin);

    public override DateTimeOffset GetUtcNow()
    {
        var (mandate, real, until) = leg;
        var now = mandate + (System.GetElapsedTime(real) * rate);
        return now < until ? now : until;
    }

    public void GoOnUntil(DateTimeOffset moment) => leg = (GetUtcNow(), System.GetTimestamp(), moment);

    /// <summary>When it will come to a moment, if it does not wait before.</summary>
    public DateTime ToReal(DateTimeOffset moment) => (System.GetUtcNow() + ((moment - GetUtcNow()) / rate)).UtcDateTime;
}
