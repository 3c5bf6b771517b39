using Mandates.Domain.Audit;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Submission;

/// <summary>What is in a package: with it, every file of the package can be verified.</summary>
public sealed record Manifest
{
    public const string FileName = "manifest.json";

    private static readonly JsonSerializerOptions Readable = new(WorkPlanJson.Indented) { NewLine = "\n" };

    public required MandateId Mandate { get; init; }

    /// <summary>The moment up to which the record is in the package: that of its last audit record.</summary>
    public required Instant AsOf { get; init; }

    /// <summary>How many audit records there are, and the hash of the last.</summary>
    public required ChainEnd Audit { get; init; }

    /// <summary>All other files, in the order in which they stand in the package.</summary>
    public required IReadOnlyList<ManifestFile> Files { get; init; }

    /// <summary>SHA-256 of this manifest with this field empty, in lower-case hexadecimal.</summary>
    public string Sha256 { get; init; } = "";

    /// <summary>With its own hash.</summary>
    public Manifest Sealed() => this with { Sha256 = AuditChain.Sha256(JsonSerializer.Serialize(this with { Sha256 = "" }, Readable)) };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    /// <exception cref="JsonException">It is not a manifest.</exception>
    public static Manifest Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize<Manifest>(json, Readable) ?? throw new JsonException();
}

/// <summary>Length in bytes; SHA-256 in lower-case hexadecimal.</summary>
public sealed record ManifestFile(string Name, long Length, string Sha256);
