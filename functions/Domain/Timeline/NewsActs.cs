using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>
/// Participants who chose so are told once a day, or once a week, of what asks them for nothing. Where nothing came there is no
/// letter. The days are those of the plan's zone, so that a change of the notice time leaves nothing out.
/// </summary>
internal static class NewsActs
{
    private static readonly LocalDate First = new(2001, 1, 1);

    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record) =>
        record.RhythmChoices.Count == 0 ? [] :
            from told in record.InDigest(plan, News.Days(plan, record))
            group told.Participant by (About: AboutOf(told.Rhythm), Sent: told.Rhythm.SentOn(told.Day)) into letter
            select new ScheduledAct
            {
                Reason = NoticeReason.News,
                About = letter.Key.About,
                Ordinal = Period.DaysBetween(First, letter.Key.Sent),
                At = plan.NoticeTime(letter.Key.Sent),
                Audience = new(AudienceKind.Participants) { Participants = [.. letter.Distinct()] },
            };

    /// <summary>Whether an act tells a reader of what came on a day.</summary>
    public static bool IsTold(LocalDate day, ParticipantId reader, ScheduledAct act, WorkPlan plan, MandateRecord record) =>
        record.RhythmOn(plan, reader, day) is not NoticeRhythm.SingleNotices and var rhythm
        && AboutOf(rhythm) == act.About && Period.DaysBetween(First, rhythm.SentOn(day)) == act.Ordinal;

    private static string AboutOf(NoticeRhythm rhythm) => rhythm == NoticeRhythm.Daily ? "daily" : "weekly";
}
