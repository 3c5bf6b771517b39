namespace Mandates.Domain.Documents.Containers;

/// <summary>A part of a container as its directory states it. Opened containers have no part of which this is not true.</summary>
/// <param name="Name">With forward slashes; it stays in the container.</param>
/// <param name="IsDeflated">Else it is stored as it is.</param>
/// <param name="Crc">Of the content.</param>
/// <param name="PackedLength">Bytes in the file.</param>
/// <param name="Length">Bytes of the content.</param>
/// <param name="Header">Where its header begins.</param>
/// <param name="Start">Where its bytes begin.</param>
internal sealed record ZipPart(string Name, bool IsDeflated, uint Crc, long PackedLength, long Length, long Header, long Start)
{
    public bool IsFolder => Name.EndsWith('/');

    /// <summary>With its dot, in lower case; empty when it has none.</summary>
    public string Extension => Path.GetExtension(Name).ToLowerInvariant();

    /// <summary>The first bytes of the content, by which its kind is known.</summary>
    public byte[] Head { get; init; } = [];
}
