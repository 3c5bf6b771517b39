using System.ComponentModel.DataAnnotations;

namespace Mandates.Functions.Clock;

/// <summary>
/// Section <c>Clock</c>. Empty in production: mandate time is real time. With an origin and a rate a whole mandate
/// can be run in minutes, on any host.
/// </summary>
public sealed class ClockOptions
{
    /// <summary>Mandate time at the anchor.</summary>
    public DateTimeOffset? Origin { get; set; }

    /// <summary>Real time at which the mandate clock showed <see cref="Origin"/>.</summary>
    public DateTimeOffset? Anchor { get; set; }

    /// <summary>Mandate seconds per real second.</summary>
    [Range(1, 1_000_000)]
    public double Rate { get; set; } = 1;
}
