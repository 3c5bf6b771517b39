using System.ComponentModel.DataAnnotations;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Section <c>Replies</c>.</summary>
public sealed class ReplyOptions
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>Bytes of a file or a part sent in one request: the host holds it in memory before the app sees it.</summary>
    [Range(1, AntiforgeryGuard.MostFormBytes - Mebibyte)]
    public long MaxBytes { get; set; } = 8 * Mebibyte;

    /// <summary>Bytes of one file sent in parts.</summary>
    [Range(1, 1024 * Mebibyte)]
    public long MaxFileBytes { get; set; } = 90 * Mebibyte;

    /// <summary>Files of one reply.</summary>
    [Range(1, 50)]
    public int MaxFiles { get; set; } = 10;

    /// <summary>Bytes that a state may keep here in all: every version, the working copy and what is being uploaded.</summary>
    [Range(1, 10 * 1024 * Mebibyte)]
    public long MaxBytesPerState { get; set; } = 300 * Mebibyte;

    /// <summary>Real time after which an upload that was not completed, and a file that nothing names, is removed.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan LeftoversAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Hands out a file only once the storage account's malware scan has found nothing in it.</summary>
    public bool RequireScan { get; set; }
}
