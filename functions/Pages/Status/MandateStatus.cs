namespace Mandates.Pages.Status;

/// <summary>Where a mandate stands: what is waited for, from whom, until when, and what the timeline does next. The pages show it, and the API sends it.</summary>
public sealed record MandateStatus
{
    public required MandateId Id { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }

    /// <summary>IANA id of the zone in which the local times are given.</summary>
    public required string TimeZone { get; init; }

    public required Instant AsOf { get; init; }
    public required Phase Phase { get; init; }
    public required int PlanRevision { get; init; }
    public required IReadOnlyList<WaitingLine> WaitingFor { get; init; }
    public required ActLine? NextAct { get; init; }
    public required IReadOnlyList<ActLine> Upcoming { get; init; }
    public required IReadOnlyList<ActLine> LeftOut { get; init; }
    public required IReadOnlyList<ActivityLine> Calendar { get; init; }
    public required int Replied { get; init; }
    /// <summary>The outcomes of the notices, as known now.</summary>
    public required Tally Notices { get; init; }

    /// <summary>Notices that did not arrive although the provider had accepted them, and that are not yet resolved.</summary>
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
        var withMissions = record.WithTheirMissions(plan, now).ToHashSet();
        return new()
        {
            Id = plan.Mandate.Id,
            Title = plan.Mandate.Title,
            Instrument = plan.Mandate.Instrument,
            TimeZone = plan.TimeZone.Id,
            AsOf = now,
            Phase = outlook.Phase,
            PlanRevision = plan.Revision,
            WaitingFor = [.. Domain.Timeline.WaitingFor.At(now, plan, record).Select(waiting => WaitingLine.Of(waiting, plan))],
            NextAct = upcoming.FirstOrDefault(),
            Upcoming = upcoming,
            LeftOut = [.. outlook.Skipped.Where(IsOfInterest).Where(act => act.Reason is not NoticeReason.StateReplied).Select(act => ActLine.Of(act, plan))],
            Calendar = [.. plan.Activities.Select(a => ActivityLine.Of(a, plan, record))],
            Replied = plan.States.Count(s => record.HasReplied(s.Id)),
            Notices = NoticesOf(record, troubled ?? []),
            Undelivered = troubled?.Count(n => n.Outcome == NoticeOutcome.Accepted) ?? 0,
            States = [.. plan.States.Select(s => StateLine.Of(s, plan, record, named.GetValueOrDefault(s.Id), record.IsUnreachable(s.Id, now, undeliverable)) with
                {
                    Contributions = contributed.GetValueOrDefault(s.Id),
                    LastNotice = last.GetValueOrDefault(s.Id),
                    WithMissionUntil = withMissions.Contains(s.Id) && !record.HasReplied(s.Id) ? record.GoesOnAt(plan) : null,
                })],
            Package = record.Package,
        };
    }

    /// <summary>As the delegation of a state may see it.</summary>
    public MandateStatus For(StateId own, MandateRecord record) => this with
    {
        States = [.. States.Select(s => s.Id == own || record.VisibilityOf(s.Id) != ReplyVisibility.Secretariat ? s : s.Closed())],
    };

    // An act holds the outcomes of its notices at the time; a notice that was resolved since counts as sent.
    private static Tally NoticesOf(MandateRecord record, IReadOnlyList<Notice> troubled)
    {
        var (failed, unconfirmed) = (troubled.Count(n => n.Outcome == NoticeOutcome.Failed), troubled.Count(n => n.Outcome == NoticeOutcome.Unconfirmed));
        var sent = record.Acts.Sum(a => a.Notices.Accepted + a.Notices.Failed + a.Notices.Unconfirmed);
        return new(Math.Max(0, sent - failed - unconfirmed), failed, unconfirmed);
    }

    // A digest only informs; it does not move the mandate forward.
    private static bool IsOfInterest(ScheduledAct act) => act.Reason is not NoticeReason.Digest;
}
