using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Something the timeline does without a person: a batch of notices for one reason, or the mere passing of a date.
/// <see cref="Key"/> is the same at every check, so that an act is done once; it is valid as a table row key.
/// </summary>
public sealed record ScheduledAct
{
    public required NoticeReason Reason { get; init; }

    /// <summary>Id of the activity, reply, draft or body that the act is about.</summary>
    public required string About { get; init; }

    /// <summary>The plan revision that dated it: a moved date makes a new act.</summary>
    public int Since { get; init; }

    /// <summary>Tells acts of one reason apart: a reminder's days before the deadline.</summary>
    public int Ordinal { get; init; }

    public required Instant At { get; init; }

    /// <summary>From here on it would come too late to be of use, and is left out.</summary>
    public Instant? Until { get; init; }

    public required Audience Audience { get; init; }

    /// <summary>Held back until this milestone is reached.</summary>
    public Milestone? After { get; init; }

    /// <summary>Why the plan's rules leave it out; null when it stands.</summary>
    public Skipped? Skipped { get; init; }

    /// <summary>The participant whose own act it answers, such as a receipt. Nothing else depends on when it is performed.</summary>
    public ParticipantId? CausedBy { get; init; }

    public string Key => $"{Reason}|{About}|{Since}|{Ordinal}";

    /// <summary>When it counts as done: a deadline passes at its moment, however late the check.</summary>
    public Instant DoneAt(Instant now) => Reason == NoticeReason.DeadlineReached ? At : now;
}

public enum AudienceKind
{
    Nobody,

    /// <summary>The mission, the focal points and the national authorities of each state.</summary>
    Everyone,

    /// <summary>The focal points of each state; its mission where it has none.</summary>
    FocalPoints,
    Missions,
    Chair,
    Secretariat,
    ChairAndSecretariat,
    MandatedBody,
    Session,

    /// <summary>Certain consulted processes, by the names of their links.</summary>
    Consulted,

    /// <summary>Certain participants, by id, confirmed or not.</summary>
    Participants,

    /// <summary>The focal points and national authorities of each state, but for certain ones, to whom their missions have forwarded it.</summary>
    NotForwardedTo,
}

/// <summary>Who is written to.</summary>
public sealed record Audience(AudienceKind Kind)
{
    /// <summary>Whether only offices are written to that the plan names, and nobody who acts for a state.</summary>
    public bool IsOfOffices => Kind is not (AudienceKind.Everyone or AudienceKind.FocalPoints or AudienceKind.Missions or AudienceKind.Participants or AudienceKind.NotForwardedTo);

    /// <summary>Leaves out the states that have replied by the moment of sending.</summary>
    public bool OnlyWithoutReply { get; init; }

    /// <summary>What is said to all about the common deadline is not said to a state that has a later one.</summary>
    public bool LeavesOutExtended => OnlyWithoutReply && State is null && Kind != AudienceKind.NotForwardedTo;

    /// <summary>The focal points and authorities who have the questionnaire; the others of a state are not written to about it. Null when all have it.</summary>
    public IReadOnlySet<ParticipantId>? Holders { get; init; }

    public StateId? State { get; init; }
    public IReadOnlyCollection<ParticipantId> Participants { get; init; } = [];

    /// <summary>Leaves out this one participant: the one who acted knows.</summary>
    public ParticipantId? Except { get; init; }

    /// <summary>Leaves out these, who are told in a letter of their own.</summary>
    public IReadOnlyCollection<ParticipantId> Unless { get; init; } = [];

    /// <summary>
    /// Whether a state is to be written to as the replies stand: the rule that ends a state's reminders. A state may reply while
    /// an act is being sent, so it is asked when the recipients are chosen and again before each batch.
    /// </summary>
    /// <param name="state">The recipient's; null for an office, which owes no reply.</param>
    /// <param name="hasReplied">Whether a state has a reply that stands.</param>
    public bool StillConcerns(StateId? state, Func<StateId, bool> hasReplied) => !(OnlyWithoutReply && state is { } id && hasReplied(id));
}
