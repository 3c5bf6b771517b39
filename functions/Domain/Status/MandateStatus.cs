using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Domain.Status;

/// <summary>Where a mandate stands: what is waited for, from whom, until when, and what happens next by itself.</summary>
public sealed record MandateStatus
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }

    /// <summary>IANA id of the zone in which the local times are given.</summary>
    public required string TimeZone { get; init; }

    public required Instant AsOf { get; init; }
    public required Phase Phase { get; init; }
    public required int PlanRevision { get; init; }
    public required IReadOnlyList<WaitingFor> WaitingFor { get; init; }
    public required ActLine? NextAct { get; init; }
    public required IReadOnlyList<ActLine> Upcoming { get; init; }
    public required IReadOnlyList<ActLine> LeftOut { get; init; }
    public required IReadOnlyList<ActivityLine> Calendar { get; init; }
    public required int Replied { get; init; }
    public required Tally Notices { get; init; }
    public required IReadOnlyList<StateLine> States { get; init; }
    public required FrozenPackage? Package { get; init; }

    public static MandateStatus At(Instant now, WorkPlan plan, MandateRecord record, IReadOnlyList<Participant> focalPoints)
    {
        var outlook = Outlook.At(now, plan, record);
        var upcoming = outlook.Upcoming.Select(act => ActLine.Of(act, plan)).ToArray();
        var named = focalPoints.CountBy(p => p.State).ToDictionary();
        return new()
        {
            Id = plan.Mandate.Id,
            Title = plan.Mandate.Title,
            Instrument = plan.Mandate.Instrument,
            TimeZone = plan.TimeZone.Id,
            AsOf = now,
            Phase = outlook.Phase,
            PlanRevision = plan.Revision,
            WaitingFor = Timeline.WaitingFor.At(now, plan, record),
            NextAct = upcoming.FirstOrDefault(),
            Upcoming = upcoming,
            LeftOut = [.. outlook.LeftOut.Where(act => act.Reason is not NoticeReason.StateReplied).Select(act => ActLine.Of(act, plan))],
            Calendar = [.. plan.Activities.Select(a => ActivityLine.Of(a, plan, record))],
            Replied = record.Replies.Select(r => r.State).Distinct().Count(),
            Notices = new(record.Acts.Sum(a => a.Notices.Accepted), record.Acts.Sum(a => a.Notices.Failed), record.Acts.Sum(a => a.Notices.Unconfirmed)),
            States = [.. plan.States.Select(s => StateLine.Of(s, plan, record, named.GetValueOrDefault(s.Id)))],
            Package = record.Package,
        };
    }
}

/// <summary>An act of the timeline to come, or left out, with its one-sentence explanation.</summary>
public sealed record ActLine(NoticeReason Reason, string About, Instant At, LocalDateTime AtLocal, string Why)
{
    public static ActLine Of(ScheduledAct act, WorkPlan plan) =>
        new(act.Reason, act.About, act.At, plan.Local(act.At), Explanation.Of(act, plan));
}

/// <summary>A row of the calendar in the revision in force; At says when it happened.</summary>
public sealed record ActivityLine(string Id, ActivityKind Kind, LocalDate? Date, IReadOnlyList<string> Topics, bool Cancelled, Instant? At)
{
    public static ActivityLine Of(Activity activity, WorkPlan plan, MandateRecord record) => new(
        activity.Id, activity.Kind, activity.Date, [.. activity.Topics.Select(t => t.Text)], activity.Cancelled, record.HappenedAt(plan, activity));
}

/// <summary>
/// One member state: its first reply, when it has one, how many focal points it named, its own deadline, if it has a
/// later one, and the ruling on a late reply.
/// </summary>
public sealed record StateLine(string Id, string Name, Instant? RepliedAt, bool Late, int Versions, int FocalPoints, Instant? ExtendedTo = null, bool? LateAdmitted = null)
{
    public static StateLine Of(MemberState state, WorkPlan plan, MandateRecord record, int focalPoints)
    {
        var replies = record.Replies.Where(r => r.State == state.Id).OrderBy(r => r.Version).ToArray();
        var first = replies.FirstOrDefault();
        return new(state.Id, state.Names.En, first?.ReceivedAt, first?.Late ?? false, replies.Length, focalPoints,
            plan.IsExtended(state.Id) ? plan.DeadlineOf(state.Id)!.At : null, record.LateReplyAdmitted(state.Id));
    }
}
