using System.Text.Json.Serialization;
using NodaTime;

namespace Mandates.Domain.Contributions;

/// <summary>What a state says on a paragraph of one draft version (procedure 6).</summary>
public sealed record Contribution
{
    public required string Id { get; init; }
    public required string State { get; init; }

    /// <summary>Id of the participant who acted for the state.</summary>
    public required string By { get; init; }

    public required ContributionKind Kind { get; init; }
    public required int Draft { get; init; }
    public required string Paragraph { get; init; }
    public required string Text { get; init; }
    public required Instant At { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<ContributionKind>))]
public enum ContributionKind
{
    Comment,
    ProposedAmendment,
    NewText,
}
