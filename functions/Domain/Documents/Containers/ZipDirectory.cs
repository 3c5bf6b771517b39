namespace Mandates.Domain.Documents.Containers;

/// <summary>
/// The directory at the end of a ZIP file, held against the header of each part. Two programs that read different
/// ones of them must see the same parts; and every byte of the file belongs to exactly one part or to the directory.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int HeaderLength = 30;
    private const int MostDirectory = 4 * 1024 * 1024;

    private const int HasDescriptor = 1 << 3;

    // How hard it was compressed, and that the name is UTF-8, which every name must be.
    private const int SaysNothing = 0b110 | (1 << 11);

    // Bit 0 is encryption, 5 a patch, 6 strong encryption, 13 masked headers.
    private const int NotTaken = 1 | (1 << 5) | (1 << 6) | (1 << 13);

    /// <returns>In the order in which they lie in the file.</returns>
    public static List<ZipPart> Read(Stream file, UnfoldingBudget budget)
    {
        var (count, start) = End(file);
        budget.TakeParts(count);
        ReadOnlySpan<byte> directory = file.Bytes(start, (int)(file.Length - EndLength - start));
        var entries = new List<Entry>(count);
        while (!directory.IsEmpty)
        {
            var entry = Entry.Read(directory, out var length);
            entries.Add(entry);
            directory = directory[length..];
        }

        // What is no character cannot be composed, and no program writes it into a name.
        string[] names = [.. entries.Select(e => Uri.UnescapeDataString(e.Name))];
        if (names.Length != count || names.Any(name => VisibleText.FirstMisleading(name) is not null)
            || names.Select(name => name.Normalize()).Distinct(StringComparer.OrdinalIgnoreCase).Count() != count)
        {
            throw ZipFields.Forged();
        }

        return Placed(file, [.. entries.OrderBy(e => e.Header)], start);
    }

    private static (int Count, long Start) End(Stream file)
    {
        ReadOnlySpan<byte> end = file.Tail(EndLength);
        if (end.Length < EndLength || !end.StartsWith("PK\x05\x06"u8))
        {
            // Anything after the directory could be a second file.
            throw new UnfitFileException("The document has no end, or something follows it: it was cut off or altered. Save it anew and send it again.");
        }

        var (count, length, start) = (end.Short(10), end.Int(12), end.Int(16));
        return end.Int(4) == 0 && end.Short(8) == count && count > 0 && end.Short(20) == 0 && length <= MostDirectory && start + (long)length == file.Length - EndLength
            ? (count, start)
            : throw UnfitFileException.Damaged();
    }

    private static List<ZipPart> Placed(Stream file, IReadOnlyList<Entry> entries, long directory)
    {
        var parts = new List<ZipPart>(entries.Count);
        var at = 0L;
        for (var i = 0; i < entries.Count; i++)
        {
            if (entries[i].Header != at)
            {
                throw UnfitFileException.Damaged();
            }

            at = i + 1 < entries.Count ? entries[i + 1].Header : directory;
            parts.Add(Held(file, entries[i], at));
        }

        return parts;
    }

    private static ZipPart Held(Stream file, Entry entry, long next)
    {
        ReadOnlySpan<byte> header = file.Bytes(entry.Header, HeaderLength);
        if (!header.StartsWith("PK\x03\x04"u8))
        {
            throw UnfitFileException.Damaged();
        }

        int flags = header.Short(6);
        ThrowIfProtected(flags);
        var (nameLength, extraLength) = (header.Short(26), header.Short(28));
        ReadOnlySpan<byte> rest = file.Bytes(entry.Header + HeaderLength, nameLength + extraLength);
        Span<long> lengths = [header.Int(22), header.Int(18)];
        ZipFields.Resolve(rest[nameLength..], lengths);
        var isLater = (flags & HasDescriptor) != 0;
        var start = entry.Header + HeaderLength + rest.Length;
        var end = start + entry.PackedLength;
        return (flags & ~SaysNothing) == (entry.Flags & ~SaysNothing) && header.Short(8) == entry.Method && rest[..nameLength].SequenceEqual(entry.NameBytes)
            && IsSame(header.Int(14), entry.Crc, isLater) && IsSame(lengths[0], entry.Length, isLater) && IsSame(lengths[1], entry.PackedLength, isLater)
            && (isLater ? IsDescribed(file, entry, end, next) : end == next)
            ? new(entry.Name, entry.Method != 0 && entry.PackedLength > 0, entry.Crc, entry.PackedLength, entry.Length, entry.Header, start)
            : throw UnfitFileException.Damaged();
    }

    // Where the numbers follow the content, the header has them as zero, or has them too.
    private static bool IsSame(long stated, long expected, bool isLater) => stated == expected || (isLater && stated == 0);

    // With or without its signature, with short or long lengths: the place that is left tells which.
    private static bool IsDescribed(Stream file, Entry entry, long from, long next)
    {
        if (next - from is not (12 or 16 or 20 or 24))
        {
            return false;
        }

        ReadOnlySpan<byte> given = file.Bytes(from, (int)(next - from));
        given = given.Length is 16 or 24 ? given.StartsWith("PK\x07\x08"u8) ? given[4..] : default : given;
        return given.Length switch
        {
            12 => given.Int(0) == entry.Crc && given.Int(4) == entry.PackedLength && given.Int(8) == entry.Length,
            20 => given.Int(0) == entry.Crc && given.Int(4) == entry.PackedLength && given.Int(8) == 0 && given.Int(12) == entry.Length && given.Int(16) == 0,
            _ => false,
        };
    }

    private static void ThrowIfProtected(int flags)
    {
        if ((flags & NotTaken) != 0)
        {
            throw new UnfitFileException("The document is protected by a password. Remove it and send the document again.");
        }
    }

    private static byte[] Bytes(this Stream file, long from, int length)
    {
        var bytes = new byte[length];
        file.Position = from;
        file.ReadExactly(bytes);
        return bytes;
    }

    private sealed record Entry(string Name, byte[] NameBytes, int Flags, int Method, uint Crc, long PackedLength, long Length, long Header)
    {
        private const int UnixLink = 0xA000;

        public static Entry Read(ReadOnlySpan<byte> directory, out int taken)
        {
            if (directory.Length < EntryLength || !directory.StartsWith("PK\x01\x02"u8))
            {
                throw UnfitFileException.Damaged();
            }

            var (nameLength, extraLength, commentLength) = (directory.Short(28), directory.Short(30), directory.Short(32));
            taken = EntryLength + nameLength + extraLength + commentLength;
            if (taken > directory.Length || directory.Short(34) != 0)
            {
                throw UnfitFileException.Damaged();
            }

            var (flags, method) = (directory.Short(8), directory.Short(10));
            ThrowIfProtected(flags);
            Span<long> numbers = [directory.Int(24), directory.Int(20), directory.Int(42)];
            ZipFields.Resolve(directory.Slice(EntryLength + nameLength, extraLength), numbers);
            var name = directory.Slice(EntryLength, nameLength);
            var entry = new Entry(ZipFields.Name(name), name.ToArray(), flags, method, directory.Int(16), numbers[1], numbers[0], numbers[2]);
            return method is 0 or 8 && (directory.Int(38) >> 16 & 0xF000) != UnixLink && (method != 0 || entry.Length == entry.PackedLength) && !(entry.Name.EndsWith('/') && entry.Length > 0)
                ? entry
                : throw UnfitFileException.Damaged();
        }
    }
}
