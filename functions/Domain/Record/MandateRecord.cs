using Mandates.Domain.Community;
using Mandates.Domain.Mail;
using Mandates.Domain.Meetings;
using Mandates.Domain.Negotiation;
using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.Participants;
using Mandates.Domain.Questionnaires;
using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Record;

/// <summary>What has happened in a mandate so far, as the store holds it. Nothing in it is ever rewritten.</summary>
public sealed record MandateRecord
{
    public required Instant StartedAt { get; init; }

    /// <summary>Hash of revision 0, the plan that the mandate was started with.</summary>
    public string ProposalSha256 { get; init; } = "";

    /// <summary>Whether the community is closed to delegations until the platform is launched; false for a mandate that was started before it could be.</summary>
    public bool OpensAtLaunch { get; init; }

    public IReadOnlyList<PlanRevision> Revisions { get; init; } = [];
    public IReadOnlyList<PlanComment> PlanComments { get; init; } = [];
    public IReadOnlyList<PerformedAct> Acts { get; init; } = [];
    public IReadOnlyList<MeetingRecord> Meetings { get; init; } = [];
    public IReadOnlyList<Reply> Replies { get; init; } = [];
    public IReadOnlyList<VisibilityChoice> Visibilities { get; init; } = [];
    public IReadOnlyList<Withdrawal> Withdrawals { get; init; } = [];
    public IReadOnlyList<Ruling> Rulings { get; init; } = [];
    public IReadOnlyList<PaperReply> PaperReplies { get; init; } = [];
    public IReadOnlyList<QuestionnaireVersion> Questionnaires { get; init; } = [];
    public IReadOnlyList<Draft> Drafts { get; init; } = [];
    public IReadOnlyList<Translation> Translations { get; init; } = [];
    public IReadOnlyList<ContributionMade> Contributions { get; init; } = [];
    public IReadOnlyList<NegotiationDecision> Decisions { get; init; } = [];

    /// <summary>What was published in the community, in the order of its numbers, with what was withdrawn since.</summary>
    public IReadOnlyList<Information> Information { get; init; } = [];

    public IReadOnlyList<InformationWithdrawal> InformationWithdrawals { get; init; } = [];

    /// <summary>What the consulted processes answered, in the order of their names and of time.</summary>
    public IReadOnlyList<ConsultationAnswer> ConsultationAnswers { get; init; } = [];

    /// <summary>What the provider said of the contacts' addresses, in order.</summary>
    public IReadOnlyList<AddressHealth> Addresses { get; init; } = [];

    /// <summary>What kept the package from being frozen, each time that it was something else; the last counts while there is no package.</summary>
    public IReadOnlyList<HeldPackage> Held { get; init; } = [];

    /// <summary>What was packed, each time that it was something else; the last is what the package holds.</summary>
    public IReadOnlyList<PackedFiles> Packed { get; init; } = [];

    public FrozenPackage? Package { get; init; }
    public IReadOnlyList<Acknowledgement> Acknowledgements { get; init; } = [];
    public IReadOnlyList<RosterChange> Roster { get; init; } = [];
    public IReadOnlyList<Confirmation> Confirmations { get; init; } = [];
    public IReadOnlyList<Forwarding> Forwardings { get; init; } = [];
    public IReadOnlyList<LinkChange> Links { get; init; } = [];
    public IReadOnlyList<SessionsEnd> SessionEnds { get; init; } = [];

    /// <summary>How participants want to be told of what asks for nothing, of each in the order of time.</summary>
    public IReadOnlyList<RhythmChoice> RhythmChoices { get; init; } = [];

    /// <summary>Ids of participants whose name and address were erased.</summary>
    public IReadOnlyList<ParticipantId> Erased { get; init; } = [];

    public bool HasReplied(StateId state) => this.Standing(state) is not null;

    public PerformedAct? Performed(string key) => Acts.FirstOrDefault(a => a.Key == key);

    public Instant? Transmitted(TransmittalTo body) => Performed($"{NoticeReason.Transmittal}|{body}|0|0")?.At;

    /// <summary>When something was first decided; a vote that did not carry decides nothing.</summary>
    public Instant? Decided(DecisionKind kind) =>
        Meetings.Where(m => m.Decisions.Any(d => d.Kind == kind && d.IsTaken)).Min(m => (Instant?)m.HeldAt);

    /// <summary>The latest record of a meeting; one that was postponed or suspended may have several.</summary>
    public MeetingRecord? LastSitting(string meeting) => Meetings.Where(m => m.Activity == meeting).MaxBy(m => m.Sitting);

    /// <summary>Hash of a revision of the plan; of the one in force when no number is given.</summary>
    public string PlanSha256(int? revision = null) =>
        (revision ?? Revisions.Select(r => r.Number).DefaultIfEmpty(0).Max()) is var number && number == 0
            ? ProposalSha256
            : Revisions.Single(r => r.Number == number).PlanSha256;

    /// <summary>When a plan revision was confirmed; revision 0 is the start itself.</summary>
    public Instant RevisedAt(int revision) =>
        Revisions.FirstOrDefault(r => r.Number == revision)?.At ?? StartedAt;
}

/// <summary>An act of the timeline that was carried out, with the outcomes of its notices.</summary>
public sealed record PerformedAct(string Key, NoticeReason Reason, Instant At, Tally Notices);

/// <summary>The package for the General Assembly, frozen when the resolution was approved.</summary>
public sealed record FrozenPackage(string Sha256, Instant At, string Blob);

/// <summary>What the package is to hold, in the chain that the package carries.</summary>
/// <param name="Number">1 for the first time.</param>
/// <param name="At">When it was put together.</param>
/// <param name="Files">How many files, without the index, the sums and the audit, which come after it.</param>
/// <param name="Sha256">Hash of what sha256sum prints for them.</param>
public sealed record PackedFiles(int Number, Instant At, int Files, string Sha256);

/// <summary>The package could not be frozen.</summary>
/// <param name="Number">1 for the first time.</param>
/// <param name="At">When it was found.</param>
/// <param name="Altered">Blobs that are gone or have other bytes than were recorded, each with what it is.</param>
/// <param name="Unscanned">Files in which the malware scan has not found nothing yet.</param>
public sealed record HeldPackage(int Number, Instant At, IReadOnlyList<string> Altered, IReadOnlyList<string> Unscanned);

/// <summary>A body confirmed that it holds the package.</summary>
public sealed record Acknowledgement(TransmittalTo Body, string Reference, Instant At);
