using System.Buffers;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>
/// What this process has seen of an upload that began here: what was announced, and a hash that runs along with the parts
/// as they come in order. It spares questions to the storage and a second reading of the bytes, and decides nothing:
/// completing compares it with what the storage has, and where it does not fit, the storage is read.
/// </summary>
public sealed class UploadProgress(Upload upload)
{
    private readonly Lock gate = new();
    private readonly List<UploadPart> parts = [];
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long length;

    public Upload Upload => upload;

    /// <summary>Whether the part comes right after those that were seen, and has room.</summary>
    internal bool IsNext(UploadPart part)
    {
        lock (gate)
        {
            return part.Number == parts.Count + 1 && length + part.Length <= upload.Length;
        }
    }

    /// <summary>To be told when the storage has the part.</summary>
    internal void Add(UploadPart part, ReadOnlySequence<byte> bytes)
    {
        lock (gate)
        {
            if (part.Number == parts.Count + 1)
            {
                parts.Add(part);
                length += part.Length;
                foreach (var segment in bytes)
                {
                    hash.AppendData(segment.Span);
                }
            }
        }
    }

    /// <summary>Length and SHA-256 of the parts put together; null when the storage has others than were seen.</summary>
    internal (long Length, string Sha256)? Of(IEnumerable<UploadPart> stored)
    {
        lock (gate)
        {
            return parts.SequenceEqual(stored) ? (length, Convert.ToHexStringLower(hash.GetCurrentHash())) : null;
        }
    }
}
