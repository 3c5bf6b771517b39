using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Procedures 2 to 4: the platform opens, the questionnaire goes out through the missions, its deadline passes.</summary>
internal static class QuestionnaireActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        if (plan.The(ActivityKind.PlatformLaunch) is { } launch)
        {
            yield return Act(NoticeReason.PlatformLaunch, launch, new(AudienceKind.Missions), Milestone.WorkPlanAdopted);
        }

        if (plan.The(ActivityKind.QuestionnaireDispatch) is { } dispatch)
        {
            yield return Act(NoticeReason.QuestionnaireDispatch, dispatch, new(AudienceKind.Everyone), Milestone.WorkPlanAdopted);
        }

        if (plan.The(ActivityKind.ReplyDeadline) is not { } deadline)
        {
            yield break;
        }

        yield return Act(NoticeReason.DeadlineReached, deadline, new(AudienceKind.Nobody), Milestone.QuestionnaireDispatched);
        var morningAfter = plan.NoticeTime(deadline.Date!.Value, daysBefore: -1);
        var overdue = Act(NoticeReason.Overdue, deadline, new(AudienceKind.Missions) { OnlyWithoutReply = true }, Milestone.RepliesClosed);
        yield return overdue with
        {
            At = morningAfter,
            Declined = plan.Reminders.Overdue ? null : "the plan tells no mission that it is overdue",
        };
        yield return Act(NoticeReason.DraftRequest, deadline, new(AudienceKind.Chair), Milestone.RepliesClosed) with
        {
            At = morningAfter,
            Declined = record.Drafts.Count > 0 ? "the draft is already published" : null,
        };

        if (deadline.Since > 0)
        {
            var changed = record.RevisedAt(deadline.Since);
            yield return Act(NoticeReason.DeadlineChange, deadline, new(AudienceKind.Everyone) { OnlyWithoutReply = true }, null) with
            {
                At = changed,
                Until = plan.When(deadline),
                Declined = record.Reached(plan, Milestone.QuestionnaireDispatched) is { } sent && sent < changed
                    ? null
                    : "the questionnaire had not gone out with the earlier date",
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
}
