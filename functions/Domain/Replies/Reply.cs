using NodaTime;

namespace Mandates.Domain.Replies;

/// <summary>One submitted version of a state's reply to the questionnaire. Never overwritten.</summary>
public sealed record Reply
{
    public required string State { get; init; }

    /// <summary>1 for the first; a state has replied with it, late or not.</summary>
    public required int Version { get; init; }

    /// <summary>Server time of the first byte: the time that counts.</summary>
    public required Instant ReceivedAt { get; init; }

    public required bool Late { get; init; }

    /// <summary>Id of the participant who acted for the state.</summary>
    public required string By { get; init; }

    public required string FileName { get; init; }
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Length { get; init; }

    /// <summary>Lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Name of the blob that holds the bytes; made by the server.</summary>
    public required string Blob { get; init; }

    /// <summary>The same bytes of the same version always give the same number.</summary>
    public string ReceiptNumber(string mandate) => $"{mandate}-{State}-{Version}-{Sha256[..8]}".ToUpperInvariant();
}
