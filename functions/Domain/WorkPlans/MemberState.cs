namespace Mandates.Domain.WorkPlans;

/// <summary>A member state; <see cref="Id"/> is its ISO 3166-1 alpha-2 code in lower case.</summary>
public sealed record MemberState
{
    public required StateId Id { get; init; }
    public required LocalizedText Names { get; init; }

    /// <summary>The language it prefers to be written in.</summary>
    public required Language Language { get; init; }

    /// <summary>Mailbox of its permanent mission.</summary>
    public required string Mission { get; init; }
}
