using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>A state takes its reply back: this version and those before it no longer stand, though all are kept.</summary>
public sealed record Withdrawal(StateId State, int Version, string Reason, string By, Instant At);

/// <summary>What the chair decided about a late reply.</summary>
public sealed record Ruling(StateId State, int Version, RulingKind Kind, string Reason, string By, Instant At);

[JsonConverter(typeof(CamelCaseEnumConverter<RulingKind>))]
public enum RulingKind
{
    /// <summary>It counts as if it had come in time.</summary>
    Accept,

    /// <summary>It is reproduced apart, for information.</summary>
    AsInformation,

    /// <summary>It is named, and not reproduced.</summary>
    Decline,
}
