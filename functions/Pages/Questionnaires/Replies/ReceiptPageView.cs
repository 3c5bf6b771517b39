namespace Mandates.Pages.Questionnaires.Replies;

/// <summary>What <see cref="ReceiptPage"/> shows: a receipt in words.</summary>
public sealed record ReceiptPageView : IView<ReceiptPage>
{
    public required string Number { get; init; }
    public required string Instrument { get; init; }
    public required string State { get; init; }
    public required ReplyChannel Channel { get; init; }
    public required int Version { get; init; }

    /// <summary>When it was received, in UTC and in the local time of the mandate, which <see cref="Zone"/> names.</summary>
    public required string Utc { get; init; }
    public required string Local { get; init; }
    public required string Zone { get; init; }

    /// <summary>Where the version can be read, by its delegation and by officers.</summary>
    public required string ReadAt { get; init; }

    /// <summary>Whose reply it is.</summary>
    public required StateId Of { get; init; }

    public required bool IsLate { get; init; }
    public required IReadOnlyList<Annex> Files { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Whether the stored files are what they were.</summary>
    public required bool IsMatch { get; init; }

    /// <summary>Names of the stored files that are not what they were.</summary>
    public required IReadOnlyList<string> Altered { get; init; }
}
