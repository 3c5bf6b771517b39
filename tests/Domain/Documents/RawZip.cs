using System.IO.Compression;
using System.IO.Hashing;

namespace Mandates.Domain.Tests.Documents;

/// <summary>An entry of a ZIP file that may lie about itself.</summary>
internal sealed record RawEntry(string Name, byte[] Content)
{
    public string? LocalName { get; init; }

    public ushort Flags { get; init; }

    public ushort? LocalFlags { get; init; }

    public ushort? Method { get; init; }

    public uint? Crc { get; init; }

    public uint? Length { get; init; }

    public uint? LocalLength { get; init; }

    /// <summary>Bytes between the compressed content and what follows it.</summary>
    public byte[] After { get; init; } = [];

    /// <summary>Bytes that belong to the compressed content, but not to its stream.</summary>
    public byte[] Within { get; init; } = [];

    public byte[] Extra { get; init; } = [];

    /// <summary>The name of an entry whose bytes it has too, instead of its own.</summary>
    public string? SameAs { get; init; }
}

/// <summary>Writes ZIP files byte by byte, also such as no program writes.</summary>
internal static class RawZip
{
    public static MemoryStream Of(params IReadOnlyList<RawEntry> entries)
    {
        var bytes = new MemoryStream();
        using var write = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true);
        var directory = new MemoryStream();
        using var list = new BinaryWriter(directory);
        var places = new Dictionary<string, uint>(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            byte[] packed = [.. Deflated(entry.Content), .. entry.Within];
            places[entry.Name] = entry.SameAs is { } other ? places[other] : (uint)bytes.Position;
            if (entry.SameAs is null)
            {
                write.Write(0x04034B50u);
                Describe(write, entry, packed.Length, entry.LocalFlags ?? entry.Flags, entry.LocalLength, entry.LocalName ?? entry.Name);
                write.Write(Encoding.UTF8.GetBytes(entry.LocalName ?? entry.Name));
                write.Write(entry.Extra);
                write.Write(packed);
                write.Write(entry.After);
            }

            list.Write(0x02014B50u);
            list.Write((ushort)20);
            Describe(list, entry, packed.Length, entry.Flags, null, entry.Name);
            list.Write(new byte[10]);
            list.Write(places[entry.Name]);
            list.Write(Encoding.UTF8.GetBytes(entry.Name));
            list.Write(entry.Extra);
        }

        var start = (uint)bytes.Position;
        write.Write(directory.ToArray());
        write.Write(0x06054B50u);
        write.Write(0);
        write.Write((ushort)entries.Count);
        write.Write((ushort)entries.Count);
        write.Write((uint)directory.Length);
        write.Write(start);
        write.Write((ushort)0);
        bytes.Position = 0;
        return bytes;
    }

    private static void Describe(BinaryWriter write, RawEntry entry, int packed, ushort flags, uint? length, string name)
    {
        write.Write((ushort)20);
        write.Write(flags);
        write.Write(entry.Method ?? 8);
        write.Write(0);
        write.Write(entry.Crc ?? Crc32.HashToUInt32(entry.Content));
        write.Write((uint)packed);
        write.Write(length ?? entry.Length ?? (uint)entry.Content.Length);
        write.Write((ushort)Encoding.UTF8.GetByteCount(name));
        write.Write((ushort)entry.Extra.Length);
    }

    private static byte[] Deflated(byte[] content)
    {
        var packed = new MemoryStream();
        using (var deflate = new DeflateStream(packed, CompressionLevel.Optimal))
        {
            deflate.Write(content);
        }

        return packed.ToArray();
    }
}
