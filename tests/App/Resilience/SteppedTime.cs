namespace Mandates.App.Tests.Resilience;

/// <summary>The mandate's time, that stands until it is moved; durable timers are set on the real clock, a moment ahead.</summary>
internal sealed class SteppedTime(DateTimeOffset begin) : TimeProvider
{
    private static readonly TimeSpan Ahead = TimeSpan.FromMilliseconds(100);

    private DateTimeOffset now = begin;

    public override DateTimeOffset GetUtcNow() => now;

    public void GoTo(DateTimeOffset moment) => now = moment;

    /// <summary>Whatever is next comes soon: who looks before the clock has been moved looks again a moment later.</summary>
    public static DateTime Soon() => (System.GetUtcNow() + Ahead).UtcDateTime;
}
