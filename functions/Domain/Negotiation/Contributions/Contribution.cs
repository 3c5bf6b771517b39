using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>What a state says on a paragraph of one draft version (procedure 6).</summary>
public sealed record Contribution
{
    public required string Id { get; init; }
    public required StateId State { get; init; }

    /// <summary>Id of the participant who acted for the state.</summary>
    public required string By { get; init; }

    public required ContributionKind Kind { get; init; }
    public required int Draft { get; init; }
    public required string Paragraph { get; init; }

    /// <summary>The remark; the whole paragraph as amended, empty to delete it; or the paragraph to come after it.</summary>
    public required string Text { get; init; }

    public required Instant At { get; init; }

    /// <summary>Hash of the paragraph's words that it was made on; null in records that are older than this property.</summary>
    public string? Base { get; init; }

    /// <summary>Why the state proposes it.</summary>
    public string? Rationale { get; init; }

    /// <summary>The key of its row in the store, and of its mark in the audit.</summary>
    [JsonIgnore]
    public string RowKey => string.Create(CultureInfo.InvariantCulture, $"{Draft:D4}|{Paragraph}|{State}|{Id}");

    /// <summary>What the rows of its acts are kept under.</summary>
    [JsonIgnore]
    public string Key => ContributionMade.Of(this).Key;
}

[JsonConverter(typeof(CamelCaseEnumConverter<ContributionKind>))]
public enum ContributionKind
{
    Comment,
    ProposedAmendment,
    NewText,
}
