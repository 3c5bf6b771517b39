using System.Buffers;
using System.IO.Compression;
using System.Net;

namespace Mandates.Domain.Documents;

/// <summary>
/// The ZIP file that a text document is: opened only within the limits, and unfolded once to see that every entry is
/// as large as it says and whole. The sizes that an entry states are not trusted.
/// </summary>
internal static class DocumentArchive
{
    private const int Edge = 1024;
    private const int DirectoryEnd = 22;

    /// <param name="content">The file, from which can be read anywhere.</param>
    /// <param name="limits">Beyond them it is a bomb.</param>
    /// <param name="inspect">What is asked of the entries, once they are known to be harmless.</param>
    public static Sentence? Check(Stream content, FileLimits limits, Func<IReadOnlyDictionary<string, ZipArchiveEntry>, Sentence?> inspect)
    {
        var head = content.Head(Edge);
        if (!head.AsSpan().StartsWith("PK\x03\x04"u8))
        {
            return "The file does not begin as a text document of its kind.";
        }

        if (head.AsSpan().IndexOf("%PDF-"u8) >= 0)
        {
            return "The file is a PDF document as well. Save the document anew.";
        }

        // Anything after the directory could be a second file.
        if (content.Length < DirectoryEnd || !content.Tail(DirectoryEnd).AsSpan().StartsWith("PK\x05\x06"u8))
        {
            return "The document has no end, or something follows it: it was cut off or altered. Save it anew and send it again.";
        }

        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return Unfold(zip, content.Length, limits) ?? inspect(zip.Entries.ToDictionary(entry => entry.FullName, StringComparer.OrdinalIgnoreCase));
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException)
        {
            return "The document is damaged. Save it anew and send it again.";
        }
    }

    /// <summary>The beginning of an entry as text, with character references resolved: nothing hides behind them.</summary>
    public static string Text(this ZipArchiveEntry entry, int mostCharacters = 1024 * 1024)
    {
        using var reader = new StreamReader(entry.Open());
        var text = new char[Math.Min(mostCharacters, entry.Length)];
        return WebUtility.HtmlDecode(new string(text, 0, reader.ReadBlock(text, 0, text.Length)));
    }

    private static Sentence? Unfold(ZipArchive zip, long length, FileLimits limits)
    {
        if (zip.Entries.Count > limits.MostEntries)
        {
            return $"The document has more than {limits.MostEntries} parts. {limits.Instead}";
        }

        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var most = Math.Min(limits.MostUnfolded, length * limits.MostRatio);
        var left = most;
        foreach (var entry in zip.Entries)
        {
            if (!IsInside(entry.FullName) || !names.Add(entry.FullName))
            {
                return "The document has a part with a forged name. Save it anew.";
            }

            if (entry.IsEncrypted)
            {
                return "The document is protected by a password. Remove it and send the document again.";
            }

            left -= Unfold(entry, left);
            if (left < 0)
            {
                return $"The document unfolds to more than {most} bytes. {limits.Instead}";
            }
        }

        return null;
    }

    // Reads at most one byte more than is allowed.
    private static long Unfold(ZipArchiveEntry entry, long left)
    {
        using var unfolded = entry.Open();
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            var total = 0L;
            while (total <= left && unfolded.Read(buffer) is > 0 and var read)
            {
                total += read;
            }

            return total <= left && total != entry.Length ? throw new InvalidDataException() : total;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static bool IsInside(string name) =>
        name.Length > 0 && name[0] != '/' && !name.AsSpan().ContainsAny('\\', ':', '\0') && !name.Split('/').Contains("..");
}
