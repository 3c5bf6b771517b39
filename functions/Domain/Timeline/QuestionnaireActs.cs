using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Procedures 2 to 4: the platform opens, the questionnaire goes out through the missions, its deadlines pass.</summary>
internal static class QuestionnaireActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        if (plan.SingleOf(ActivityKind.PlatformLaunch) is { } launch)
        {
            yield return Act(NoticeReason.PlatformLaunch, launch, new(AudienceKind.Missions), Milestone.WorkPlanAdopted);
        }

        if (plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { } dispatch)
        {
            yield return Act(NoticeReason.QuestionnaireDispatch, dispatch, new(plan.ForwardDays > 0 ? AudienceKind.Missions : AudienceKind.Everyone), Milestone.WorkPlanAdopted);
            foreach (var act in Forwarded(plan, record, dispatch))
            {
                yield return act;
            }
        }

        var holders = record.Holders(plan);
        foreach (var act in plan.Deadlines().SelectMany(deadline => Of(plan, record, deadline, holders)))
        {
            yield return act;
        }

        if (plan.GeneralDeadline() is { } general)
        {
            yield return OfDeadline(NoticeReason.DraftRequest, general, new(AudienceKind.Chair), Milestone.RepliesClosed) with
            {
                At = plan.NoticeTime(general.Date, daysBefore: -1),
                Skipped = record.Drafts.Count > 0 ? new(SkipReason.DraftPublished) : null,
            };
        }

        ScheduledAct Act(NoticeReason reason, Activity activity, Audience audience, Milestone? after) => new()
        {
            Reason = reason,
            About = activity.Id,
            Since = activity.Since,
            At = plan.When(activity)!.Value,
            Audience = audience,
            After = after,
        };
    }

    // What the missions forward goes out at once, without a second letter to those who have it and are told nothing more; the rest goes on by itself after the plan's days.
    private static IEnumerable<ScheduledAct> Forwarded(WorkPlan plan, MandateRecord record, Activity dispatch)
    {
        foreach (var forwarding in record.Forwardings)
        {
            yield return new()
            {
                Reason = NoticeReason.QuestionnaireForwarded,
                About = forwarding.State,
                Ordinal = forwarding.Number,
                At = forwarding.At,
                Audience = new(AudienceKind.Participants) { State = forwarding.State, Participants = [.. forwarding.To.Where(to => forwarding.Note is not null || !record.HadItByItself(plan, to, forwarding.At))] },
                CausedBy = Recipients.MissionId(forwarding.State),
            };
        }

        if (record.GoesOnAt(plan) is { } goesOn)
        {
            yield return new()
            {
                Reason = NoticeReason.QuestionnaireGoesOn,
                About = dispatch.Id,
                Since = dispatch.Since,
                At = goesOn,
                Until = plan.Deadlines().Max(deadline => (Instant?)deadline.At),
                Audience = new(AudienceKind.NotForwardedTo) { OnlyWithoutReply = true, Participants = [.. record.Forwardings.SelectMany(f => f.To)] },
                After = Milestone.QuestionnaireDispatched,
            };
        }
    }

    private static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record, Deadline deadline, IReadOnlySet<ParticipantId>? holders)
    {
        yield return OfDeadline(NoticeReason.DeadlineReached, deadline, new(AudienceKind.Nobody) { State = deadline.State }, Milestone.QuestionnaireDispatched);
        yield return OfDeadline(NoticeReason.Overdue, deadline, deadline.NotReplied(AudienceKind.Missions), Milestone.RepliesClosed) with
        {
            At = plan.NoticeTime(deadline.Date, daysBefore: -1),
            Skipped = !plan.Reminders.Overdue ? new(SkipReason.NoOverdue)
                : record.Reached(plan, Milestone.QuestionnaireDispatched) > deadline.At ? new(SkipReason.DispatchedLate)
                : null,
        };
        if (deadline.Since > 0)
        {
            var changed = record.RevisedAt(deadline.Since);
            yield return OfDeadline(NoticeReason.DeadlineChange, deadline, deadline.NotReplied(AudienceKind.Everyone) with { Holders = holders }, null) with
            {
                At = changed,
                Until = deadline.At,
                Skipped = record.Reached(plan, Milestone.QuestionnaireDispatched) is { } sent && sent <= changed
                    ? null
                    : new(SkipReason.NotDispatched),
            };
        }
    }

    private static ScheduledAct OfDeadline(NoticeReason reason, Deadline deadline, Audience audience, Milestone? after) => new()
    {
        Reason = reason,
        About = deadline.Id,
        Since = deadline.Since,
        At = deadline.At,
        Audience = audience,
        After = after,
    };
}
