using System.IO.Hashing;

namespace Mandates.Domain.Submission;

/// <summary>
/// The one way in which we write a ZIP archive: nothing compressed, no dates, no extra fields, no comments, nothing
/// between the files. The same files always give the same bytes, and every other byte follows from the files.
/// </summary>
public static class StoredZip
{
    internal const int EndLength = 22;
    internal const int WideEndLength = 76;
    internal const int HeaderLength = 30;

    // 1 January 1980, the earliest day that the format knows.
    private const ushort NoDate = 0x0021;
    private const ushort NamesAreUtf8 = 0x0800;
    private const ushort Version = 20;
    private const ushort WideVersion = 45;

    /// <summary>Small files as an archive.</summary>
    public static byte[] Of(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var bytes = new MemoryStream();
        var entries = new List<StoredEntry>();
        foreach (var (name, content) in files)
        {
            var entry = new StoredEntry(name, content.Length, Crc32.HashToUInt32(content));
            bytes.Write(Header(entry));
            bytes.Write(content);
            entries.Add(entry);
        }

        bytes.Write(Directory(entries));
        return bytes.ToArray();
    }

    /// <summary>What stands before a file.</summary>
    public static byte[] Header(StoredEntry entry) => Written(write =>
    {
        write.Write(0x04034B50u);
        write.Write(Version);
        Describe(write, entry, 0);
        write.Write(Encoding.UTF8.GetBytes(entry.Name));
    });

    /// <summary>What stands after all files: the directory and the end of the archive.</summary>
    public static byte[] Directory(IReadOnlyList<StoredEntry> entries) => Written(write =>
    {
        var at = 0L;
        foreach (var entry in entries)
        {
            InDirectory(write, entry, at);
            at += HeaderLength + Encoding.UTF8.GetByteCount(entry.Name) + entry.Length;
        }

        var length = write.BaseStream.Length;
        var isWide = at > uint.MaxValue || entries.Count >= ushort.MaxValue;
        if (isWide)
        {
            WideEnd(write, entries.Count, length, at);
        }

        write.Write(0x06054B50u);
        write.Write(0u);
        write.Write(isWide ? ushort.MaxValue : (ushort)entries.Count);
        write.Write(isWide ? ushort.MaxValue : (ushort)entries.Count);
        write.Write((uint)length);
        write.Write(isWide ? uint.MaxValue : (uint)at);
        write.Write((ushort)0);
    });

    private static void InDirectory(BinaryWriter write, StoredEntry entry, long at)
    {
        var isFar = at > uint.MaxValue;
        write.Write(0x02014B50u);
        write.Write(Version);
        write.Write(isFar ? WideVersion : Version);
        Describe(write, entry, isFar ? 12 : 0);
        // No comment, no disk, no attributes.
        write.Write(new byte[10]);
        write.Write(isFar ? uint.MaxValue : (uint)at);
        write.Write(Encoding.UTF8.GetBytes(entry.Name));
        if (isFar)
        {
            write.Write((ushort)1);
            write.Write((ushort)8);
            write.Write((ulong)at);
        }
    }

    private static void Describe(BinaryWriter write, StoredEntry entry, int extra)
    {
        var length = checked((uint)entry.Length);
        write.Write(NamesAreUtf8);
        write.Write((ushort)0);
        write.Write((ushort)0);
        write.Write(NoDate);
        write.Write(entry.Crc32);
        write.Write(length);
        write.Write(length);
        write.Write(checked((ushort)Encoding.UTF8.GetByteCount(entry.Name)));
        write.Write((ushort)extra);
    }

    // ZIP64 is used only where four bytes are too few.
    private static void WideEnd(BinaryWriter write, int count, long length, long at)
    {
        write.Write(0x06064B50u);
        write.Write(44ul);
        write.Write(WideVersion);
        write.Write(WideVersion);
        write.Write(0ul);
        write.Write((ulong)count);
        write.Write((ulong)count);
        write.Write((ulong)length);
        write.Write((ulong)at);
        write.Write(0x07064B50u);
        write.Write(0u);
        write.Write((ulong)(at + length));
        write.Write(1u);
    }

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        return bytes.ToArray();
    }
}
