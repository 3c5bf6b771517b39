using Mandates.Domain.Meetings;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>What people still have to do: what, whose turn it is, until when, and the rule that asks for it.</summary>
public sealed record WaitingFor(string What, IReadOnlyList<string> Whom, Instant? Until, string Rule)
{
    public required WaitingKind Kind { get; init; }

    /// <summary>Id of the row of the calendar that it is about.</summary>
    public string? About { get; init; }

    /// <summary>The plan revision, the paragraph or the days left of which its rule speaks.</summary>
    public int? Figure { get; init; }

    /// <summary>Everything that is waited for now; the most pressing first. Whom: state ids, or the name of an office.</summary>
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
                yield return new(Record(kind), ["The secretariat"], null, $"Calendar, {meeting.Id}") { Kind = kind, About = meeting.Id };
            }
        }

        foreach (var replies in Replies(now, plan, record))
        {
            yield return replies;
        }

        switch (record.CurrentPhase(plan))
        {
            case Phase.WorkPlan:
                yield return record.Decided(DecisionKind.AdoptWorkPlan) is null
                    ? new("The adoption of the work plan", ["The working group"], NextFormal(now, plan), "A formal meeting adopts the work plan before it is carried out") { Kind = WaitingKind.Adoption }
                    : new("The election of the vice chairs", ["The working group"], NextFormal(now, plan), "The plan is not carried out before they are elected") { Kind = WaitingKind.ViceChairs };
                break;
            case Phase.Platform or Phase.Questionnaire when record.Questionnaires.Count == 0 && plan.The(ActivityKind.QuestionnaireDispatch) is { } dispatch:
                yield return new("The questionnaire that the missions are to receive", ["The secretariat"], plan.When(dispatch), "Procedure 2 and the calendar's dispatch") { Kind = WaitingKind.Questionnaire, About = dispatch.Id };
                break;
            case Phase.Drafting:
                yield return new("The first draft of the " + plan.Mandate.Product, ["The chair"], FirstPresentation(now, plan), "Procedures 3 and 5") { Kind = WaitingKind.Draft };
                break;
            case Phase.Negotiation:
                yield return plan.LastMeetingWithoutApproval(record) is null
                    ? new("The approval of the draft resolution", ["The working group"], NextFormal(now, plan) ?? Opens(plan), "Only a formal meeting with quorum approves") { Kind = WaitingKind.Approval }
                    : new("Another formal meeting, to approve the draft resolution", ["The chair"], Opens(plan), $"The last one did not approve it; {DaysLeft(now, plan)}") { Kind = WaitingKind.FurtherMeeting, Figure = plan.DaysToSession(now) };
                break;
            case Phase.Submission when ToAcknowledge(plan, record) is { } body:
                yield return new("The acknowledgement of the package", [body.Name], Opens(plan), $"Paragraph {plan.Mandate.Paragraph}") { Kind = WaitingKind.Acknowledgement, Figure = plan.Mandate.Paragraph };
                break;
        }
    }

    private static WaitingKind? Record(WorkPlan plan, MandateRecord record, Activity meeting) => record.LastSitting(meeting.Id) switch
    {
        { Outcome: MeetingOutcome.Held } => null,
        { } last when plan.When(meeting) <= last.HeldAt => last.Outcome == MeetingOutcome.Postponed ? WaitingKind.PostponedMeeting : WaitingKind.SuspendedMeeting,
        _ => WaitingKind.MeetingRecord,
    };

    private static string Record(WaitingKind kind) => kind switch
    {
        WaitingKind.PostponedMeeting => "A new date for the meeting that was postponed",
        WaitingKind.SuspendedMeeting => "A new date for the meeting that was suspended",
        _ => "The record of the meeting",
    };

    // Nobody can acknowledge what has not been sent: the second transmittal may have to wait for its day.
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
                yield return new("The replies to the questionnaire", [.. of], of.Key?.At, of.Key?.State is null
                    ? "Procedure 3 and the calendar's deadline"
                    : $"Extended by plan revision {of.Key.Since}")
                {
                    Kind = of.Key?.State is null ? WaitingKind.Replies : WaitingKind.ExtendedReplies,
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

    private static string DaysLeft(Instant now, WorkPlan plan) => plan.DaysToSession(now) switch
    {
        1 => "1 day is left until the session opens",
        > 1 and var days => $"{days} days are left until the session opens",
        _ => "the session has opened",
    };

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
    Draft,
    Approval,
    FurtherMeeting,
    Acknowledgement,
}
