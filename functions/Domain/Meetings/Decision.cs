using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Meetings;

/// <summary>Something that a meeting decided or, by a vote that did not carry, refused.</summary>
public sealed record Decision
{
    public required DecisionKind Kind { get; init; }

    /// <summary>Null for a decision by consensus.</summary>
    public Vote? Vote { get; init; }

    /// <summary>Ids of the states that reserved their position.</summary>
    public IReadOnlyList<StateId> Reservations { get; init; } = [];

    /// <summary>Those elected; their names are of public record.</summary>
    public IReadOnlyList<ViceChair> ViceChairs { get; init; } = [];

    /// <summary>Of earlier records: the state whose late reply is ruled on, or whose deadline is extended; null for the deadline of all.</summary>
    public StateId? State { get; init; }

    /// <summary>Of earlier records: the new deadline, or the day for which a meeting is convened.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Of earlier records: the ruling on a late reply, whether it is admitted.</summary>
    public bool? Admitted { get; init; }

    /// <summary>The version of the draft that was approved; to be given when one was published after the meeting began.</summary>
    public int? Draft { get; init; }

    [JsonIgnore]
    public bool IsTaken => Vote is null || Vote.Carries;

    public static implicit operator Decision(DecisionKind kind) => new() { Kind = kind };
}

/// <summary>A vote carries with more in favour than against.</summary>
public sealed record Vote(int InFavour, int Against, int Abstaining = 0)
{
    [JsonIgnore]
    public bool Carries => InFavour > Against;

    [JsonIgnore]
    public int Cast => InFavour + Against + Abstaining;
}

/// <param name="Name">As the meeting elected them.</param>
/// <param name="State">The id of their member state.</param>
public sealed record ViceChair(string Name, StateId State);

[JsonConverter(typeof(CamelCaseEnumConverter<DecisionKind>))]
public enum DecisionKind
{
    AdoptWorkPlan,
    ElectViceChairs,
    ApproveDraft,
    ApproveResolution,

    // These three stand in earlier records only.
    ConveneInformalMeeting,
    ExtendDeadline,
    RuleOnLateReply,
}
