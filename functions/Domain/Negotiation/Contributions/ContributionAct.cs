using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>What became of a contribution after it was made, short of a decision on it. Acts are numbered and never changed.</summary>
public sealed record ContributionAct
{
    /// <summary>Id of the contribution.</summary>
    public required string Contribution { get; init; }

    public required int Number { get; init; }
    public required ContributionActKind Kind { get; init; }

    /// <summary>The state that did it; null for an officer.</summary>
    public required StateId? State { get; init; }

    public required string By { get; init; }
    public required Instant At { get; init; }

    /// <summary>Where it now stands; only set when it was anchored again.</summary>
    public Anchor? Anchor { get; init; }
}

/// <summary>The paragraph of a draft version that a contribution stands at, the hash of its words, and the text, if it was reworded.</summary>
public sealed record Anchor(int Draft, string Paragraph, string? Base, string? Text = null);

[JsonConverter(typeof(CamelCaseEnumConverter<ContributionActKind>))]
public enum ContributionActKind
{
    /// <summary>By the state that made it.</summary>
    Withdraw,

    /// <summary>By another state.</summary>
    Support,

    EndSupport,

    /// <summary>Tied to a paragraph of a later version: the words that it was made on are gone.</summary>
    Reanchor,
}
