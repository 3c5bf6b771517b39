using Mandates.Domain.Meetings;
using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Something that people are expected to do, in a sentence, and what it adds to the record.</summary>
public sealed record ExpectedFact(Instant At, string What, Func<MandateRecord, MandateRecord> Happens);

/// <summary>
/// What people still have to do for the plan to be carried out, on the days that it gives: meetings are held and
/// decide, the draft is there the day before it is presented, the bodies acknowledge what they receive.
/// </summary>
internal static class ExpectedFacts
{
    public static IReadOnlyList<ExpectedFact> Of(WorkPlan plan, MandateRecord record, Instant from) =>
        [.. Meetings(plan, record, from).Concat(Draft(plan, record, from)).Concat(Package(plan, record)).OrderBy(fact => fact.At)];

    private static IEnumerable<ExpectedFact> Meetings(WorkPlan plan, MandateRecord record, Instant from)
    {
        var ahead = plan.Activities
            .Where(a => a is { IsMeeting: true, Cancelled: false, Date: not null } && record.HappenedAt(plan, a) is null)
            .OrderBy(plan.When).ToArray();
        var formal = ahead.Where(m => m.Kind == ActivityKind.FormalMeeting).ToArray();
        var adopts = record.Reached(plan, Milestone.WorkPlanAdopted) is null ? formal.FirstOrDefault() : null;
        foreach (var meeting in ahead)
        {
            var at = Instant.Max(plan.When(meeting)!.Value, from);
            var held = new MeetingRecord
            {
                Activity = meeting.Id,
                HeldAt = at,
                Present = [.. plan.States.Select(s => s.Id)],
                Decisions =
                [
                    .. meeting == adopts ? new Decision[] { DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan } : [],
                    .. meeting == formal.LastOrDefault() ? new Decision[] { DecisionKind.ApproveDraft, DecisionKind.ApproveResolution } : [],
                ],
                Sitting = (record.LastSitting(meeting.Id)?.Sitting ?? 0) + 1,
            };
            yield return new(at, $"{meeting.Id} is held", r => r with { Meetings = [.. r.Meetings, held] });
        }
    }

    private static IEnumerable<ExpectedFact> Draft(WorkPlan plan, MandateRecord record, Instant from)
    {
        if (record.Drafts.Count > 0 || plan.SingleOf(ActivityKind.ReplyDeadline) is not { Date: { } deadline })
        {
            yield break;
        }

        var meetings = plan.Activities.Where(a => a is { IsMeeting: true, Cancelled: false } && a.Date > deadline).OrderBy(a => a.Date).ToArray();
        var presents = meetings.FirstOrDefault(m => m.Topics.Any(t => t.Purpose == TopicPurpose.PresentDraft)) ?? meetings.FirstOrDefault();
        if (presents is { Date: { } date })
        {
            var at = Instant.Max(plan.NoticeTime(date, daysBefore: 1), from);
            var draft = new Draft { Version = 1, Symbol = "", PublishedAt = at, Sha256 = "", Paragraphs = [] };
            yield return new(at, "The first draft is published", r => r with { Drafts = [draft] });
        }
    }

    private static IEnumerable<ExpectedFact> Package(WorkPlan plan, MandateRecord record)
    {
        if (record.Package is null && record.Reached(plan, Milestone.ResolutionApproved) is { } approved)
        {
            yield return new(approved, "The package is frozen", r => r with { Package = new("", approved, "") });
        }

        foreach (var body in Enum.GetValues<TransmittalTo>().Where(b => record.Acknowledgements.All(a => a.Body != b)))
        {
            if (record.Transmitted(body) is { } at)
            {
                yield return new(at, $"The package is acknowledged by the {body}", r => r with { Acknowledgements = [.. r.Acknowledgements, new(body, "", at)] });
            }
        }
    }
}
