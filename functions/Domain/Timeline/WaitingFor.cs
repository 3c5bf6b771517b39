using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Domain.Timeline;

/// <summary>What people still have to do: what, whose turn it is, until when, and the rule that asks for it.</summary>
public sealed record WaitingFor(string What, IReadOnlyList<string> Whom, Instant? Until, string Rule)
{
    /// <summary>Everything that is waited for now; the most pressing first. Whom: state ids, or the name of an office.</summary>
    public static IReadOnlyList<WaitingFor> At(Instant now, WorkPlan plan, MandateRecord record) =>
    [
        .. Questions(now, plan, record).OrderBy(w => w.Until ?? Instant.MaxValue),
    ];

    private static IEnumerable<WaitingFor> Questions(Instant now, WorkPlan plan, MandateRecord record)
    {
        foreach (var meeting in plan.Activities.Where(a => a is { IsMeeting: true, Cancelled: false } && plan.When(a) <= now))
        {
            if (record.Meetings.All(m => m.Activity != meeting.Id))
            {
                yield return new("The record of the meeting", ["The secretariat"], null, $"Calendar, {meeting.Id}");
            }
        }

        switch (record.CurrentPhase(plan))
        {
            case Phase.WorkPlan:
                yield return new("The adoption of the work plan", ["The working group"], NextFormal(now, plan), "A formal meeting adopts the work plan before it is carried out");
                break;
            case Phase.Questionnaire when record.Reached(plan, Milestone.QuestionnaireDispatched) is not null && WithoutReply(plan, record).Length > 0:
                yield return new("The replies to the questionnaire", WithoutReply(plan, record), plan.When(plan.The(ActivityKind.ReplyDeadline)!), "Procedure 3 and the calendar's deadline");
                break;
            case Phase.Drafting:
                yield return new("The first draft of the " + plan.Mandate.Product, ["The chair"], FirstPresentation(now, plan), "Procedures 3 and 5");
                break;
            case Phase.Negotiation:
                yield return new("The approval of the draft resolution", ["The working group"], NextFormal(now, plan) ?? Opens(plan), "Only a formal meeting with quorum approves");
                break;
            case Phase.Submission when ToAcknowledge(plan, record) is { } body:
                yield return new("The acknowledgement of the package", [body.Name], Opens(plan), $"Paragraph {plan.Mandate.Paragraph}");
                break;
        }
    }

    // Nobody can acknowledge what has not been sent: the second transmittal may have to wait for its day.
    private static Office? ToAcknowledge(WorkPlan plan, MandateRecord record)
    {
        var (to, body) = record.Reached(plan, Milestone.ReceivedByMandatedBody) is null
            ? (TransmittalTo.MandatedBody, plan.Mandate.MandatedBody)
            : (TransmittalTo.Session, plan.Mandate.DueSession.Body);
        return record.Transmitted(to) is null ? null : body;
    }

    private static string[] WithoutReply(WorkPlan plan, MandateRecord record) =>
        [.. plan.States.Where(s => !record.HasReplied(s.Id)).Select(s => s.Id)];

    private static Instant? NextFormal(Instant now, WorkPlan plan) =>
        plan.Activities.Where(a => a is { Kind: ActivityKind.FormalMeeting, Cancelled: false })
            .Select(plan.When).Where(at => at > now).Min();

    private static Instant? FirstPresentation(Instant now, WorkPlan plan) =>
        plan.Activities.Where(a => !a.Cancelled && a.Topics.Any(t => t.Purpose == TopicPurpose.PresentDraft))
            .Select(plan.When).Where(at => at > now).Min();

    private static Instant Opens(WorkPlan plan) => plan.At(plan.Mandate.DueSession.Opens, LocalTime.Midnight);
}
