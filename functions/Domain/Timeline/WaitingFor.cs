using Mandates.Domain.Community;
using Mandates.Domain.Meetings;
using Mandates.Domain.Participants;
using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>What people still have to do, whose turn it is, and until when.</summary>
/// <param name="Kind">What.</param>
/// <param name="Whom">Ids of states; or an office: secretariat, chair, workingGroup, the name of the body that is to acknowledge; or ids of consulted processes.</param>
/// <param name="Until">When it is too late, or the day it is planned for; null when nothing says so.</param>
public sealed record WaitingFor(WaitingKind Kind, IReadOnlyList<string> Whom, Instant? Until)
{
    private static readonly string[] Secretariat = ["secretariat"];
    private static readonly string[] Chair = ["chair"];
    private static readonly string[] WorkingGroup = ["workingGroup"];

    /// <summary>Id of the row of the calendar that it is about; of what keeps the package back, the files; of replies that an officer is to decide on, the ids of their states.</summary>
    public string? About { get; init; }

    /// <summary>The plan revision, the paragraph or the days left of which its rule speaks; of a consultation, the version of the draft, 0 for the questionnaire.</summary>
    public int? Figure { get; init; }

    /// <summary>Everything that is waited for now; the most pressing first.</summary>
    public static IReadOnlyList<WaitingFor> At(Instant now, WorkPlan plan, MandateRecord record) =>
    [
        .. Questions(now, plan, record).OrderBy(w => w.Until ?? Instant.MaxValue),
    ];

    private static IEnumerable<WaitingFor> Questions(Instant now, WorkPlan plan, MandateRecord record)
    {
        foreach (var meeting in plan.Activities.Where(a => a is { IsMeeting: true, Cancelled: false } && plan.When(a) <= now))
        {
            if (Record(plan, record, meeting) is { } kind)
            {
                yield return new(kind, Secretariat, null) { About = meeting.Id };
            }
        }

        foreach (var replies in Replies(now, plan, record))
        {
            yield return replies;
        }

        // They outlive the phases: a mandate that ends says which ruling or confirmation it still lacks.
        foreach (var (kind, whom, states) in new[] { (WaitingKind.LateRuling, Chair, record.Unruled().Select(r => r.State)), (WaitingKind.PaperReply, Secretariat, record.Unconfirmed().Select(p => p.State)) })
        {
            string[] ids = [.. states.Select(s => s.Value).Distinct().Order(StringComparer.Ordinal)];
            if (ids.Length > 0)
            {
                yield return new(kind, whom, null) { About = string.Join(' ', ids) };
            }
        }

        if (record.WithTheirMissions(plan, now).Where(id => !record.HasReplied(id)).ToArray() is { Length: > 0 } missions)
        {
            yield return new(WaitingKind.Forwarding, [.. missions], record.GoesOnAt(plan))
            {
                About = plan.SingleOf(ActivityKind.QuestionnaireDispatch)!.Id,
                Figure = plan.ForwardDays,
            };
        }

        foreach (var of in record.AwaitedAt(plan, now).GroupBy(c => (c.Draft, c.Until)))
        {
            yield return new(WaitingKind.Consultation, [.. of.Select(c => c.Process.Id)], of.Key.Until) { Figure = of.Key.Draft };
        }

        switch (record.CurrentPhase(plan))
        {
            case Phase.WorkPlan:
                yield return new(record.Decided(DecisionKind.AdoptWorkPlan) is null ? WaitingKind.Adoption : WaitingKind.ViceChairs, WorkingGroup, NextFormal(now, plan));
                break;
            case Phase.Platform or Phase.Questionnaire when record.Questionnaires.Count == 0 && plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { } dispatch:
                yield return new(WaitingKind.Questionnaire, Secretariat, plan.When(dispatch)) { About = dispatch.Id };
                break;
            case Phase.Drafting:
                yield return new(WaitingKind.Draft, Chair, FirstPresentation(now, plan));
                break;
            case Phase.Negotiation:
                yield return plan.LastMeetingWithoutApproval(record) is null
                    ? new(WaitingKind.Approval, WorkingGroup, NextFormal(now, plan) ?? Opens(plan))
                    : new(WaitingKind.FurtherMeeting, Chair, Opens(plan)) { Figure = plan.DaysToSession(now) };
                break;
            case Phase.Submission when record is { Package: null, Held: [.., var held] }:
                foreach (var (kind, files) in new[] { (WaitingKind.PackageFiles, held.Altered), (WaitingKind.PackageScan, held.Unscanned) }.Where(of => of.Item2.Count > 0))
                {
                    yield return new(kind, Secretariat, Opens(plan)) { About = string.Join("; ", files) };
                }

                break;
            case Phase.Submission when ToAcknowledge(plan, record) is { } body:
                yield return new(WaitingKind.Acknowledgement, [body.Name], Opens(plan)) { Figure = plan.Mandate.Paragraph };
                break;
        }
    }

    private static WaitingKind? Record(WorkPlan plan, MandateRecord record, Activity meeting) => record.LastSitting(meeting.Id) switch
    {
        { Outcome: MeetingOutcome.Held } => null,
        { } last when plan.When(meeting) <= last.HeldAt => last.Outcome == MeetingOutcome.Postponed ? WaitingKind.PostponedMeeting : WaitingKind.SuspendedMeeting,
        _ => WaitingKind.MeetingRecord,
    };

    // What has not been sent cannot be acknowledged: the second transmittal may have to wait for its day.
    private static Office? ToAcknowledge(WorkPlan plan, MandateRecord record)
    {
        var (to, body) = record.Reached(plan, Milestone.ReceivedByMandatedBody) is null
            ? (TransmittalTo.MandatedBody, plan.Mandate.MandatedBody)
            : (TransmittalTo.Session, plan.Mandate.DueSession.Body);
        return record.Transmitted(to) is null ? null : body;
    }

    // An extended deadline may still be open when the others' has passed and the draft is being prepared.
    private static IEnumerable<WaitingFor> Replies(Instant now, WorkPlan plan, MandateRecord record)
    {
        if (record.Reached(plan, Milestone.QuestionnaireDispatched) is null)
        {
            yield break;
        }

        var silent = plan.States.Where(s => !record.HasReplied(s.Id)).Select(s => s.Id).ToLookup(id => plan.DeadlineOf(id));
        foreach (var of in silent)
        {
            var isOpen = of.Key?.State is { } own ? !plan.IsLate(own, now) : record.Reached(plan, Milestone.RepliesClosed) is null;
            if (isOpen)
            {
                yield return new(of.Key?.State is null ? WaitingKind.Replies : WaitingKind.ExtendedReplies, [.. of], of.Key?.At)
                {
                    About = of.Key?.Row,
                    Figure = of.Key?.Since,
                };
            }
        }
    }

    private static Instant? NextFormal(Instant now, WorkPlan plan) =>
        plan.Activities.Where(a => a is { Kind: ActivityKind.FormalMeeting, Cancelled: false })
            .Select(plan.When).Where(at => at > now).Min();

    private static Instant? FirstPresentation(Instant now, WorkPlan plan) =>
        plan.Activities.Where(a => !a.Cancelled && a.Topics.Any(t => t.Purpose == TopicPurpose.PresentDraft))
            .Select(plan.When).Where(at => at > now).Min();

    private static Instant Opens(WorkPlan plan) => plan.At(plan.Mandate.DueSession.Opens, LocalTime.Midnight);
}

/// <summary>What is waited for.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<WaitingKind>))]
public enum WaitingKind
{
    MeetingRecord,
    PostponedMeeting,
    SuspendedMeeting,
    Adoption,
    ViceChairs,
    Questionnaire,
    Replies,
    ExtendedReplies,

    /// <summary>Late replies on which the chair has not ruled.</summary>
    LateRuling,

    /// <summary>Replies on paper that a second officer has not confirmed.</summary>
    PaperReply,

    /// <summary>Missions have the questionnaire and have not forwarded it to anybody.</summary>
    Forwarding,
    Draft,
    Approval,
    FurtherMeeting,

    /// <summary>Files of the package are gone or altered: somebody restores them.</summary>
    PackageFiles,

    /// <summary>Files of the package were not found clean yet.</summary>
    PackageScan,
    Acknowledgement,

    /// <summary>Consulted processes that have not answered.</summary>
    Consultation,
}
