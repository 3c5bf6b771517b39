using Mandates.Domain.Mail;
using Mandates.Domain.Participants;
using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

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
    /// <summary>How the notices fared, as it is known now.</summary>
    public required Tally Notices { get; init; }

    /// <summary>Notices that did not arrive although the provider had accepted them, and that nobody has settled.</summary>
    public int Undelivered { get; init; }

    /// <summary>Pairs of brackets in the negotiating text; 0 before there is one.</summary>
    public int OpenBrackets { get; init; }
    public required IReadOnlyList<StateLine> States { get; init; }
    public required FrozenPackage? Package { get; init; }

    public static MandateStatus At(Instant now, WorkPlan plan, MandateRecord record, IReadOnlyList<Participant> focalPoints, IReadOnlyList<Notice>? troubled = null)
    {
        var outlook = Outlook.At(now, plan, record);
        var upcoming = outlook.Upcoming.Where(IsOfInterest).Select(act => ActLine.Of(act, plan)).ToArray();
        var undeliverable = record.Addresses.Undeliverable();
        var named = focalPoints.CountBy(p => p.State).ToDictionary();
        var contributed = record.Contributions.CountBy(c => c.State).ToDictionary();
        var last = LastNotice.Of(plan, record);
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
            LeftOut = [.. outlook.LeftOut.Where(IsOfInterest).Where(act => act.Reason is not NoticeReason.StateReplied).Select(act => ActLine.Of(act, plan))],
            Calendar = [.. plan.Activities.Select(a => ActivityLine.Of(a, plan, record))],
            Replied = plan.States.Count(s => record.HasReplied(s.Id)),
            Notices = NoticesOf(record, troubled ?? []),
            Undelivered = troubled?.Count(n => n.Outcome == NoticeOutcome.Accepted) ?? 0,
            States = [.. plan.States.Select(s => StateLine.Of(s, plan, record, named.GetValueOrDefault(s.Id), record.IsUnreachable(s.Id, now, undeliverable)) with
                {
                    Contributions = contributed.GetValueOrDefault(s.Id),
                    LastNotice = last.GetValueOrDefault(s.Id),
                })],
            Package = record.Package,
        };
    }

    // The acts hold how their notices fared when they were performed; what was settled since counts as sent.
    private static Tally NoticesOf(MandateRecord record, IReadOnlyList<Notice> troubled)
    {
        var (failed, unconfirmed) = (troubled.Count(n => n.Outcome == NoticeOutcome.Failed), troubled.Count(n => n.Outcome == NoticeOutcome.Unconfirmed));
        var sent = record.Acts.Sum(a => a.Notices.Accepted + a.Notices.Failed + a.Notices.Unconfirmed);
        return new(Math.Max(0, sent - failed - unconfirmed), failed, unconfirmed);
    }

    // A digest moves nothing on.
    private static bool IsOfInterest(ScheduledAct act) => act.Reason is not NoticeReason.Digest;
}

/// <summary>An act of the timeline to come, or left out, with its one-sentence explanation.</summary>
public sealed record ActLine(NoticeReason Reason, string About, Instant At, LocalDateTime AtLocal, string Why)
{
    /// <summary>The act itself, for those who say it in another language.</summary>
    [JsonIgnore]
    public ScheduledAct Act { get; init; } = null!;

    public static ActLine Of(ScheduledAct act, WorkPlan plan) =>
        new(act.Reason, act.About, act.At, plan.Local(act.At), Explanation.Of(act, plan)) { Act = act };
}

/// <summary>A row of the calendar in the revision in force; At says when it happened.</summary>
public sealed record ActivityLine(string Id, ActivityKind Kind, LocalDate? Date, IReadOnlyList<string> Topics, bool Cancelled, Instant? At)
{
    public static ActivityLine Of(Activity activity, WorkPlan plan, MandateRecord record) => new(
        activity.Id, activity.Kind, activity.Date, [.. activity.Topics.Select(t => t.Text)], activity.Cancelled, record.HappenedAt(plan, activity));
}

/// <summary>
/// One member state: its first reply that stands, when it has one, how many focal points it named, its own deadline, if it has a
/// later one, the ruling on a late reply, and whether mail reaches none of them.
/// </summary>
public sealed record StateLine(
    string Id, string Name, Instant? RepliedAt, bool Late, int Versions, int FocalPoints, Instant? ExtendedTo = null, bool? LateAdmitted = null, bool Unreachable = false)
{
    /// <summary>The version that stands came on paper and was recorded by an officer.</summary>
    public bool OnBehalf { get; init; }

    /// <summary>Comments, proposed amendments and new texts.</summary>
    public int Contributions { get; init; }

    public LastNotice? LastNotice { get; init; }

    public static StateLine Of(MemberState state, WorkPlan plan, MandateRecord record, int focalPoints, bool unreachable)
    {
        var replies = record.Replies.Where(r => r.State == state.Id).OrderBy(r => r.Version).ToArray();
        var first = record.HasReplied(state.Id) ? replies.FirstOrDefault(r => !r.IsWithdrawn(record.Withdrawals)) : null;
        return new(state.Id, state.Names.En, first?.ReceivedAt, first?.Late ?? false, replies.Length, focalPoints,
            plan.IsExtended(state.Id) ? plan.DeadlineOf(state.Id)!.At : null, first is null ? null : record.RulingOn(first) is { } ruling ? ruling.Kind != RulingKind.Decline : null, unreachable)
        {
            OnBehalf = first is not null && replies[^1].OnBehalf is not null,
        };
    }
}
