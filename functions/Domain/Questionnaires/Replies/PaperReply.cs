using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>A reply that came on paper, as one officer recorded it; it becomes a reply when another one confirms it.</summary>
public sealed record PaperReply
{
    public required StateId State { get; init; }

    /// <summary>1 for the first of the state.</summary>
    public required int Number { get; init; }

    public required ReplyChannel Channel { get; init; }

    /// <summary>The paper's own reference, such as the number of the note.</summary>
    public required string Reference { get; init; }

    /// <summary>When the paper was received.</summary>
    public required Instant ReceivedAt { get; init; }

    public required Instant RecordedAt { get; init; }
    public required Signature RecordedBy { get; init; }

    /// <summary>Who may read it, as the paper says; null where it says nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyVisibility? Visibility { get; init; }

    /// <summary>The scan.</summary>
    public required ReplyFile Scan { get; init; }
}

/// <summary>The account of an officer, and the roles under which it acted.</summary>
/// <param name="Account">Id of the account.</param>
/// <param name="Roles">Tell the developers of one machine apart, who share an account.</param>
public sealed record Signature(string Account, string Roles)
{
    /// <summary>The account of all development codes, regardless of the role.</summary>
    public const string DevelopmentAccount = "development";

    /// <summary>Four eyes: one officer counts once, regardless of the roles it holds.</summary>
    public bool IsAnotherOfficerThan(Signature other) =>
        Account != other.Account || (Account == DevelopmentAccount && Roles != other.Roles);
}
