using System.ComponentModel.DataAnnotations;

namespace Mandates.Functions.Replies;

/// <summary>Section <c>Replies</c>.</summary>
public sealed class ReplyOptions
{
    /// <summary>Bytes of one file sent in one request.</summary>
    [Range(1, 25 * 1024 * 1024)]
    public long MaxBytes { get; set; } = 8 * 1024 * 1024;
}
