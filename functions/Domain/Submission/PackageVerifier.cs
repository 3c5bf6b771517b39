using System.Security.Cryptography;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Submission;

/// <summary>What a check of a package found.</summary>
/// <param name="Holds">Whether nothing is wrong.</param>
/// <param name="Sha256">Hash of the file as it is.</param>
/// <param name="Mandate">As its manifest says; null when that cannot be read.</param>
/// <param name="Files">How many files its manifest lists.</param>
/// <param name="AuditRecords">How many audit records it says there are.</param>
/// <param name="Fault">The first thing that is wrong, as a sentence; null when nothing is.</param>
public sealed record PackageVerdict(bool Holds, string Sha256, MandateId? Mandate, int Files, int AuditRecords, Sentence? Fault);

/// <summary>
/// Verifies a package with nothing but the file: each file is what the manifest says, the audit chain
/// holds, and what a fact names is what the fact says. Since a package is written in one way only, every other byte follows from the files.
/// </summary>
public static class PackageVerifier
{
    // The limit for files that are read as a whole; a package of many years stays below it.
    private const int MostText = 64 * 1024 * 1024;

    /// <param name="package">A stream from which can be read anywhere.</param>
    /// <param name="expectedSha256">The hash that was transmitted with it, when known.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<PackageVerdict> VerifyAsync(Stream package, string? expectedSha256, CancellationToken cancellationToken)
    {
        package.Position = 0;
        var sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(package, cancellationToken));
        Manifest? manifest = null;
        try
        {
            var directory = await PackageDirectory.ReadAsync(package, cancellationToken);
            manifest = await ManifestAsync(package, directory, cancellationToken);
            CompareNames(manifest, directory.Entries);
            await CompareAsync(package, directory, manifest, cancellationToken);
            if (expectedSha256 is not null && !sha256.Equals(expectedSha256, StringComparison.OrdinalIgnoreCase))
            {
                throw new PackageFault($"The package is whole, but it is not the one that was transmitted: its SHA-256 is {sha256}, not {VisibleText.Of(expectedSha256)}.");
            }

            return Verdict(null);
        }
        catch (PackageFault fault)
        {
            return Verdict(fault.Words);
        }

        PackageVerdict Verdict(Sentence? fault) => new(fault is null, sha256, manifest?.Mandate, manifest?.Files.Count ?? 0, manifest?.Audit.Number ?? 0, fault);
    }

    private static async Task<Manifest> ManifestAsync(Stream package, PackageDirectory directory, CancellationToken cancellationToken)
    {
        var entries = directory.Entries;
        if (entries.CountBy(e => e.Name).FirstOrDefault(name => name.Value > 1).Key is { } twice)
        {
            throw new PackageFault($"{twice} is in the package more than once.");
        }

        if (entries.Count == 0 || entries[0].Name != Manifest.FileName)
        {
            throw new PackageFault(entries.Any(e => e.Name == Manifest.FileName) ? (Sentence)$"{Manifest.FileName} is not the first file." : $"{Manifest.FileName} is missing.");
        }

        if (entries[0].Length > MostText || entries.Sum(e => e.Length) > directory.Begins)
        {
            throw new PackageFault("The directory of the ZIP file was altered: it names more bytes than the file has.");
        }

        var bytes = await PackageDirectory.BytesAsync(package, StoredZip.Header(entries[0]).Length, (int)entries[0].Length, cancellationToken);
        try
        {
            var manifest = Manifest.Read(bytes);
            return manifest.Write().AsSpan().SequenceEqual(bytes) && manifest.Sealed().Sha256 == manifest.Sha256
                ? manifest
                : throw new PackageFault($"{Manifest.FileName} was altered: its own hash does not match.");
        }
        catch (JsonException)
        {
            throw new PackageFault($"{Manifest.FileName} was altered: it cannot be read.");
        }
    }

    private static void CompareNames(Manifest manifest, IReadOnlyList<StoredEntry> entries)
    {
        string[] listed = [.. manifest.Files.Select(f => f.Name)], there = [.. entries.Skip(1).Select(e => e.Name)];
        var missing = listed.Except(there).FirstOrDefault();
        var added = there.Except(listed).FirstOrDefault();
        var wrong = (missing, added) switch
        {
            ({ } name, { } other) when listed.Length == there.Length && Array.IndexOf(listed, name) == Array.IndexOf(there, other) => (Sentence)$"{name} is missing; {other} is in its place.",
            ({ } name, _) => $"{name} is missing.",
            (_, { } other) => $"{other} is not in the manifest.",
            _ when !listed.SequenceEqual(there) => $"{there.Zip(listed).First(pair => pair.First != pair.Second).First} is not where the manifest lists it.",
            _ => null,
        };
        if (wrong is not null)
        {
            throw new PackageFault(wrong);
        }
    }

    private static async Task CompareAsync(Stream package, PackageDirectory directory, Manifest manifest, CancellationToken cancellationToken)
    {
        var written = new List<StoredEntry>();
        var audit = new PackagedAudit(manifest.Audit);
        var ties = new PackageTies(manifest.Files);
        var at = 0L;
        foreach (var (entry, file) in directory.Entries.Zip(manifest.Files.Cast<ManifestFile?>().Prepend(null)))
        {
            if (file is not null && entry.Length != file.Length)
            {
                throw new PackageFault($"{entry.Name} was altered: it has {entry.Length} bytes, not {file.Length}.");
            }

            package.Position = at + StoredZip.HeaderLength + Encoding.UTF8.GetByteCount(entry.Name);
            using var text = new MemoryStream();
            var content = await Measured.OfAsync(package, entry.Length, PackagedAudit.Reads(entry.Name) || PackageTies.Reads(entry.Name) ? piece => Keep(text, piece, entry.Name) : null, cancellationToken);
            var inAudit = audit.FaultIn(entry.Name, text.ToArray());
            if (file is not null && content.Sha256 != file.Sha256)
            {
                throw new PackageFault(inAudit is null ? (Sentence)$"{entry.Name} was altered." : $"{entry.Name} was altered: {inAudit}");
            }

            if (inAudit is not null)
            {
                throw new PackageFault(inAudit);
            }

            if (PackageTies.Reads(entry.Name))
            {
                ties.Keep(entry.Name, text.ToArray());
            }

            var asWritten = new StoredEntry(entry.Name, content.Length, content.Crc32);
            var header = StoredZip.Header(asWritten);
            if (!(await PackageDirectory.BytesAsync(package, at, header.Length, cancellationToken)).AsSpan().SequenceEqual(header))
            {
                throw new PackageFault($"The ZIP header of {entry.Name} was altered.");
            }

            at += header.Length + content.Length;
            written.Add(asWritten);
        }

        if (at != directory.Begins)
        {
            throw new PackageFault($"{directory.Begins - at} bytes stand between the files and the directory of the ZIP file.");
        }

        if (!directory.Bytes.AsSpan().SequenceEqual(StoredZip.Directory(written)))
        {
            throw new PackageFault("The directory of the ZIP file was altered.");
        }

        if (ties.FirstFault(audit.Facts, audit.Records) is { } untied)
        {
            throw new PackageFault(untied);
        }
    }

    private static ValueTask Keep(MemoryStream text, ReadOnlyMemory<byte> piece, string name)
    {
        if (text.Length + piece.Length > MostText)
        {
            throw new PackageFault($"{name} is larger than that of a package can be.");
        }

        text.Write(piece.Span);
        return ValueTask.CompletedTask;
    }
}
