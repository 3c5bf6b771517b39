using System.IO.Hashing;
using System.Security.Cryptography;

namespace Mandates.Domain.Submission;

/// <summary>A file of a ZIP archive as its headers describe it.</summary>
public sealed record StoredEntry(string Name, long Length, uint Crc32);

/// <summary>What reading a file to its end tells of it; SHA-256 in lower-case hexadecimal.</summary>
public sealed record Measured(long Length, uint Crc32, string Sha256)
{
    private const int BufferBytes = 128 * 1024;

    /// <summary>Reads so many bytes, or all; hands each piece on.</summary>
    /// <param name="content">The stream that is read.</param>
    /// <param name="most">The reading ends after this many bytes, or earlier at the end of the stream.</param>
    /// <param name="each">Receives each piece that was read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<Measured> OfAsync(Stream content, long most, Func<ReadOnlyMemory<byte>, ValueTask>? each, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[(int)Math.Clamp(most, 1, BufferBytes)];
        var (length, crc) = (0L, new Crc32());
        while (length < most && await content.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - length)), cancellationToken) is > 0 and var read)
        {
            hash.AppendData(buffer, 0, read);
            crc.Append(buffer.AsSpan(0, read));
            length += read;
            if (each is not null)
            {
                await each(buffer.AsMemory(0, read));
            }
        }

        return new(length, crc.GetCurrentHashAsUInt32(), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
