using System.IO.Hashing;
using Mandates.Domain.Audit;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Submission;

/// <summary>A file that goes into a package. It may be opened more than once, and has the same bytes each time.</summary>
public sealed record PackagePart(string Name, Func<Task<Stream>> Open)
{
    /// <summary>What was measured of it before; null when it has not been read yet.</summary>
    public Measured? Known { get; init; }

    /// <summary>With what reading it to its end tells.</summary>
    public async Task<PackagePart> MeasuredAsync(CancellationToken cancellationToken)
    {
        if (Known is not null)
        {
            return this;
        }

        await using var content = await Open();
        return this with { Known = await Measured.OfAsync(content, long.MaxValue, null, cancellationToken) };
    }

    public static PackagePart Of(string name, byte[] content) => new(name, () => Task.FromResult<Stream>(new MemoryStream(content, writable: false)));

    /// <summary>The audit chain and the facts that it speaks of, as far as they are published.</summary>
    /// <param name="records">All of them, in order.</param>
    /// <param name="facts">The key and the JSON of each.</param>
    public static IEnumerable<PackagePart> Audit(IReadOnlyList<AuditRecord> records, IReadOnlyList<(string Key, string Json)> facts)
    {
        var closed = ClosedReplies.States(facts);
        return
        [
            Of(PackageNames.Audit, PackagedAudit.Lines(records)),
            Of(PackageNames.Facts, PackagedAudit.Lines(
                facts.Where(f => PackageNames.IsPublished(f.Key) && !ClosedReplies.Has(closed, f.Key)).Select(f => new PackagedFact(f.Key, f.Json)))),
        ];
    }

    /// <summary>The facts of what was published in the community, as far as it stands.</summary>
    public static PackagePart Information(IEnumerable<(string Key, string Json)> facts) =>
        Of(PackageNames.Information, PackagedAudit.Lines(facts.Select(f => new PackagedFact(f.Key, f.Json))));
}

/// <summary>Writes a package: the manifest, then each file. Each is read twice, as its hash is told before its bytes.</summary>
public static class PackageWriter
{
    public static async Task<Manifest> WriteAsync(MandateId mandate, Instant asOf, ChainEnd audit, IReadOnlyList<PackagePart> parts, Stream target, CancellationToken cancellationToken)
    {
        var measured = new List<Measured>();
        foreach (var part in parts)
        {
            measured.Add((await part.MeasuredAsync(cancellationToken)).Known!);
        }

        var manifest = new Manifest
        {
            Mandate = mandate,
            AsOf = asOf,
            Audit = audit,
            Files = [.. parts.Zip(measured, (part, m) => new ManifestFile(part.Name, m.Length, m.Sha256))],
        }.Sealed();
        var first = manifest.Write();
        var entries = new List<StoredEntry> { new(Manifest.FileName, first.Length, Crc32.HashToUInt32(first)) };
        await target.WriteAsync(StoredZip.Header(entries[0]), cancellationToken);
        await target.WriteAsync(first, cancellationToken);
        foreach (var (part, was) in parts.Zip(measured))
        {
            var entry = new StoredEntry(part.Name, was.Length, was.Crc32);
            entries.Add(entry);
            await target.WriteAsync(StoredZip.Header(entry), cancellationToken);
            await using var content = await part.Open();
            if (await Measured.OfAsync(content, long.MaxValue, piece => target.WriteAsync(piece, cancellationToken), cancellationToken) != was)
            {
                throw new InvalidOperationException($"'{part.Name}' changed while the package was written.");
            }
        }

        await target.WriteAsync(StoredZip.Directory(entries), cancellationToken);
        return manifest;
    }
}
