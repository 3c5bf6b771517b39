namespace Mandates.Domain.Tests.Submission;

/// <summary>A small package, and others as somebody might forge them who knows the format.</summary>
internal static class SamplePackage
{
    private static readonly Instant At = Instant.FromUtc(2012, 4, 19, 16, 0);

    public static readonly (string Key, string Json)[] Facts = [("started", "{\"at\":1}"), ("roster|000001", "\"ag.1\""), ("draft|0001", "{\"version\":1}"), ("decided|000001", "{\"number\":1}")];

    public static readonly AuditRecord[] Records = [.. Chain()];

    /// <summary>Its files by name, in their order.</summary>
    public static List<(string Name, byte[] Content)> Files() =>
    [
        ("index.html", Encoding.UTF8.GetBytes("<!doctype html><title>Index</title>")),
        ("replies/ag-1-1.pdf", [1, 2, 3, 4]),
        ("replies/ar-1-1.pdf", [5, 6, 7, 8]),
        .. PackagePart.Audit(Records, Facts).Select(part => (part.Name, Read(part))),
    ];

    /// <summary>Written by the book from other files or another chain.</summary>
    public static async Task<byte[]> OfAsync(IEnumerable<(string Name, byte[] Content)> files, ChainEnd? end = null)
    {
        using var target = new MemoryStream();
        await PackageWriter.WriteAsync(new("sample"), At, end ?? new(Records.Length, Records[^1].Hash), [.. files.Select(f => PackagePart.Of(f.Name, f.Content))], target, CancellationToken.None);
        return target.ToArray();
    }

    /// <summary>The whole archive written anew around other contents, without a word to the manifest.</summary>
    public static async Task<byte[]> RezippedAsync(Func<List<(string Name, byte[] Content)>, IEnumerable<(string Name, byte[] Content)>> change)
    {
        var package = await OfAsync(Files());
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package));
        var files = zip.Entries.Select(entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        }).ToList();
        return StoredZip.Of(change(files));
    }

    public static byte[] Lines(IEnumerable<AuditRecord> records) => Read(PackagePart.Audit([.. records], []).First());

    private static IEnumerable<AuditRecord> Chain()
    {
        var end = AuditChain.Beginning;
        foreach (var (key, json) in Facts)
        {
            var record = AuditChain.Next(end, At, new("timeline", "timeline", "act", [], []), [new(key, AuditChain.Sha256(json))]);
            end = new(record.Number, record.Hash);
            yield return record;
        }
    }

    private static byte[] Read(PackagePart part) => ((MemoryStream)part.Open().Result).ToArray();
}
