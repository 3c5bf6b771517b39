using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Chair and secretariat are told every Monday where the mandate stands, until the session has its product. With it the end of
/// the audit chain leaves the house, where nobody who can write in the store reaches it.
/// </summary>
internal static class DigestActs
{
    private static readonly LocalDate FirstMonday = new(2001, 1, 1);

    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        if (record.Reached(plan, Milestone.ReceivedBySession) is not null)
        {
            yield break;
        }

        for (var day = plan.Local(record.StartedAt).Date.Next(IsoDayOfWeek.Monday); day <= plan.Mandate.DueSession.Closes; day = day.PlusWeeks(1))
        {
            yield return new()
            {
                Reason = NoticeReason.Digest,
                About = "mandate",
                Ordinal = Period.DaysBetween(FirstMonday, day) / 7,
                At = plan.NoticeTime(day),
                Until = plan.NoticeTime(day.PlusWeeks(1)),
                Audience = new(AudienceKind.ChairAndSecretariat),
            };
        }
    }
}
