namespace Mandates.Functions.Clock;

/// <summary>Turns mandate time into real time and back: the identity unless <see cref="ClockOptions"/> say otherwise.</summary>
public sealed class MandateClock(TimeProvider time, IOptions<ClockOptions> options) : IClock
{
    private readonly double rate = options.Value.Rate;
    private readonly Instant origin = ToInstant(options.Value.Origin) ?? NodaConstants.UnixEpoch;
    private readonly Instant anchor = ToInstant(options.Value.Anchor) ?? ToInstant(options.Value.Origin) ?? NodaConstants.UnixEpoch;

    /// <summary>Mandate time, to the millisecond: what is stored must read back the same.</summary>
    public Instant Now => Instant.FromUnixTimeMilliseconds(ToMandate(RealNow).ToUnixTimeMilliseconds());

    public Instant RealNow => Instant.FromDateTimeOffset(time.GetUtcNow());

    public Instant GetCurrentInstant() => Now;

    public Instant ToMandate(Instant real) => origin + Faster(real - anchor);

    /// <summary>
    /// Real UTC time for a durable timer that is to fire at a mandate time. Rounded up, so that a timer never fires
    /// before its moment.
    /// </summary>
    public DateTime ToReal(Instant mandateTime)
    {
        var real = anchor + Slower(mandateTime - origin);
        return Instant.FromUnixTimeMilliseconds(real.ToUnixTimeMilliseconds() + (rate == 1 ? 0 : 1)).ToDateTimeUtc();
    }

    // At a rate of 1 the clock is exact; any other rate is computed in floating point.
    private Duration Faster(Duration elapsed) => rate == 1 ? elapsed : elapsed * rate;

    private Duration Slower(Duration elapsed) => rate == 1 ? elapsed : elapsed / rate;

    private static Instant? ToInstant(DateTimeOffset? value) => value is { } v ? Instant.FromDateTimeOffset(v) : null;
}
