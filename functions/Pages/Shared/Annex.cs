namespace Mandates.Pages.Shared;

/// <summary>A file that belongs to a reply.</summary>
/// <param name="Name">As its delegation named it.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
public sealed record Annex(string Name, long Bytes, string Sha256);
