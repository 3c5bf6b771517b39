using System.Buffers;

namespace Mandates.Domain.Documents.Containers;

/// <summary>
/// The one place that opens an Office or OpenDocument file. Every part was unfolded once within the limits and found
/// to be as long and whole as it says, before anybody reads one.
/// </summary>
internal sealed class ZipContainer
{
    private const int HeadLength = 256;
    private const int Edge = 1024;

    private readonly Stream file;
    private readonly Dictionary<string, ZipPart> byName;

    private ZipContainer(Stream file, UnfoldingBudget budget)
    {
        this.file = file;
        Budget = budget;
        Parts = [.. ZipDirectory.Read(file, budget).Select(Unfolded)];
        byName = Parts.ToDictionary(part => part.Name, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>In the order in which they lie in the file.</summary>
    public IReadOnlyList<ZipPart> Parts { get; }

    public UnfoldingBudget Budget { get; }

    /// <summary>Opens a file and asks something of it.</summary>
    /// <param name="content">The file, from which can be read anywhere.</param>
    /// <param name="limits">Beyond them it is a bomb.</param>
    /// <param name="inspect">Throws for what cannot be taken.</param>
    /// <returns>Null when it can be taken; else why not.</returns>
    public static Sentence? Check(Stream content, FileLimits limits, Action<ZipContainer> inspect)
    {
        try
        {
            inspect(Open(content, new(limits, content.Length)));
            return null;
        }
        catch (UnfitFileException unfit)
        {
            return unfit.Why;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return UnfitFileException.Damaged().Why;
        }
    }

    /// <exception cref="UnfitFileException">When it is no container, a damaged one, or one beyond the limits.</exception>
    public static ZipContainer Open(Stream content, UnfoldingBudget budget)
    {
        ReadOnlySpan<byte> head = content.Head(Edge);
        if (head.StartsWith(Signatures.OldOffice))
        {
            throw new UnfitFileException("The document is protected by a password or has an older format (doc, xls). Remove the password, save it in the present format and send it again.");
        }

        return !head.StartsWith("PK\x03\x04"u8) ? throw new UnfitFileException("The file does not begin as a document of its kind.")
            : head.IndexOf("%PDF-"u8) >= 0 ? throw new UnfitFileException("The file is a PDF document as well. Save the document anew.")
            : new(content, budget);
    }

    public ZipPart? Find(string name) => byName.GetValueOrDefault(name);

    public Stream Read(ZipPart part) => new PartStream(file, part);

    // Reads at most one buffer more than is allowed.
    private ZipPart Unfolded(ZipPart part)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);
        try
        {
            using var content = Read(part);
            var head = new byte[Math.Min(HeadLength, part.Length)];
            var filled = 0;
            while (content.Read(buffer) is > 0 and var read)
            {
                Budget.TakeUnfolded(read);
                var more = Math.Min(read, head.Length - filled);
                buffer.AsSpan(0, more).CopyTo(head.AsSpan(filled));
                filled += more;
            }

            return part with { Head = head };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
