using NodaTime;

namespace Mandates.Domain.Drafts;

/// <summary>One published version of the draft. Immutable.</summary>
public sealed record Draft
{
    public required int Version { get; init; }
    public required string Symbol { get; init; }
    public required Instant PublishedAt { get; init; }
    public required string Sha256 { get; init; }
    public required IReadOnlyList<Paragraph> Paragraphs { get; init; }
}

/// <summary>A paragraph keeps its id from version to version.</summary>
public sealed record Paragraph(string Id, string Text);
