using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// What one participant causes by its own acts is at most a hundred mails on a day; the rest goes out on the days after it,
/// in order. People do not come near; a program with a stolen link would use up the mail of the mandate.
/// </summary>
internal static class CausedActs
{
    public const int MostPerDay = 100;

    // A mission, focal points and authorities.
    private const int MailsToAll = 10;

    /// <summary>The same acts; of those that a participant caused, the ones beyond a day's number at the notice time of a later day.</summary>
    public static IEnumerable<ScheduledAct> Spread(this IEnumerable<ScheduledAct> acts, WorkPlan plan)
    {
        var all = acts.ToArray();
        return all.Where(IsNoMail).Concat(all.Where(act => !IsNoMail(act)).GroupBy(act => act.CausedBy!.Value).SelectMany(caused => OfOne([.. caused], plan)));
    }

    private static bool IsNoMail(ScheduledAct act) => act.CausedBy is null || act.Skipped is not null;

    private static IEnumerable<ScheduledAct> OfOne(ScheduledAct[] caused, WorkPlan plan)
    {
        // Almost always there are few, and then no day can have too many.
        if (caused.Length * MailsToAll <= MostPerDay)
        {
            return caused;
        }

        var (day, mails) = (LocalDate.MinIsoValue, 0);
        return [.. caused.OrderBy(act => act.At).ThenBy(act => act.Key, StringComparer.Ordinal).Select(Placed)];

        ScheduledAct Placed(ScheduledAct act)
        {
            var weight = act.Audience.Kind == AudienceKind.Everyone ? MailsToAll : Math.Max(1, act.Audience.Participants.Count);
            var own = plan.Local(act.At).Date;
            (day, mails) = own > day ? (own, weight) : mails + weight <= MostPerDay ? (day, mails + weight) : (day.PlusDays(1), weight);
            return day == own ? act : act with { At = plan.NoticeTime(day) };
        }
    }
}
