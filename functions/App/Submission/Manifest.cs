using NodaTime;

namespace Mandates.Functions.Submission;

/// <summary>What is in a package: whoever has both can verify every file.</summary>
public sealed record Manifest(string Mandate, Instant FrozenAt, IReadOnlyList<ManifestFile> Files);

/// <summary>Length in bytes; SHA-256 in lower-case hexadecimal.</summary>
public sealed record ManifestFile(string Name, long Length, string Sha256);
