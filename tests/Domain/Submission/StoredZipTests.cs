using System.Buffers.Binary;

namespace Mandates.Domain.Tests.Submission;

public class StoredZipTests
{
    [Fact]
    public void Beyond_four_gigabytes_places_are_told_in_eight_bytes()
    {
        StoredEntry[] entries = [.. Enumerable.Range(0, 3).Select(i => new StoredEntry($"f{i}", 3_000_000_000L, 7))];

        var directory = StoredZip.Directory(entries);

        var last = directory.AsSpan(directory.AsSpan().LastIndexOf("PK\x01\x02"u8));
        Assert.Equal(2 * (30 + 2 + 3_000_000_000L), BinaryPrimitives.ReadInt64LittleEndian(last[(46 + 2 + 4)..]));
        var wide = directory.AsSpan(directory.AsSpan().IndexOf("PK\x06\x06"u8));
        Assert.Equal(3, BinaryPrimitives.ReadInt64LittleEndian(wide[24..]));
        Assert.Equal(3 * (30 + 2 + 3_000_000_000L), BinaryPrimitives.ReadInt64LittleEndian(wide[48..]));
        Assert.Equal("PK\x06\x07"u8.ToArray(), wide[56..60].ToArray());
        Assert.Equal(uint.MaxValue, BinaryPrimitives.ReadUInt32LittleEndian(directory.AsSpan(directory.Length - 6)));
    }
}
