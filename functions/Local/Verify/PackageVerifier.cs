using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Mandates.Functions.Http;
using Mandates.Functions.Submission;

namespace Mandates.Local.Verify;

/// <summary>What a check of a package found. No problems: every file is as the manifest says, and none is missing or added.</summary>
public sealed record PackageVerdict(string Sha256, int Files, IReadOnlyList<string> Problems);

/// <summary>Verifies a package with nothing but the file itself.</summary>
public static class PackageVerifier
{
    private const string ManifestName = "manifest.json";

    /// <param name="package">A seekable stream of the ZIP file.</param>
    /// <param name="expectedSha256">The hash that was transmitted with it, when known.</param>
    public static PackageVerdict Verify(Stream package, string? expectedSha256)
    {
        var problems = new List<string>();
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(package));
        if (expectedSha256 is not null && !sha256.Equals(expectedSha256, StringComparison.OrdinalIgnoreCase))
        {
            problems.Add($"The package has SHA-256 {sha256}, not {expectedSha256}.");
        }

        package.Position = 0;
        try
        {
            using var zip = new ZipArchive(package, ZipArchiveMode.Read, leaveOpen: true);
            if (ReadManifest(zip) is not { } manifest)
            {
                problems.Add($"The package has no readable {ManifestName}.");
                return new(sha256, 0, problems);
            }

            problems.AddRange(manifest.Files.SelectMany(file => Compare(zip, file)));
            problems.AddRange(zip.Entries.Select(e => e.FullName)
                .Except(manifest.Files.Select(f => f.Name)).Where(name => name != ManifestName)
                .Select(name => $"{name} is not in the manifest."));
            return new(sha256, manifest.Files.Count, problems);
        }
        catch (InvalidDataException notZip)
        {
            return new(sha256, 0, [$"The package is damaged: {notZip.Message}"]);
        }
    }

    private static Manifest? ReadManifest(ZipArchive zip)
    {
        if (zip.GetEntry(ManifestName) is not { } entry)
        {
            return null;
        }

        using var json = entry.Open();
        try
        {
            return JsonSerializer.Deserialize<Manifest>(json, ApiJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Compare(ZipArchive zip, ManifestFile file)
    {
        if (zip.GetEntry(file.Name) is not { } entry)
        {
            yield return $"{file.Name} is missing.";
            yield break;
        }

        using var content = entry.Open();
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != file.Sha256)
        {
            yield return $"{file.Name} was altered.";
        }
    }
}
