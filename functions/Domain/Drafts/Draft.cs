using NodaTime;

namespace Mandates.Domain.Drafts;

/// <summary>One published version of the draft. Immutable; its text is in a blob.</summary>
public sealed record Draft
{
    public required int Version { get; init; }
    public required string Symbol { get; init; }
    public required Instant PublishedAt { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Ids of its paragraphs, in order.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }
}

/// <summary>A paragraph keeps its id from version to version.</summary>
public sealed record Paragraph(string Id, string Text);
