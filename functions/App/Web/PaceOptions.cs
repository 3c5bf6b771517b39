using System.ComponentModel.DataAnnotations;

namespace Mandates.Functions.Web;

/// <summary>How slowly a body may arrive; in section <c>Replies</c>, because files are what takes long.</summary>
public sealed class PaceOptions
{
    /// <summary>A sender slower than this, on average, is cut off.</summary>
    [Range(1, 1024 * 1024)]
    public int MinBytesPerSecond { get; set; } = 512;

    /// <summary>How long a sender may pause before the average counts.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:02:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(10);
}
