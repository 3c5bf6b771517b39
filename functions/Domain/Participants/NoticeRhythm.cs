using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>How a participant is told of what does not ask for anything. What does, and what opens a page, always comes at once and on its own.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NoticeRhythm>))]
public enum NoticeRhythm
{
    SingleNotices,

    /// <summary>Each morning, what came on the day before.</summary>
    Daily,

    /// <summary>Each Monday, what came in the week before.</summary>
    Weekly,
}

/// <summary>A participant chose its rhythm; the last choice counts.</summary>
public sealed record RhythmChoice(ParticipantId Participant, int Number, NoticeRhythm Rhythm, Instant At);

public static class NoticeRhythms
{
    /// <summary>Choices of one participant: more than anybody makes, and each is kept.</summary>
    public const int MostChoices = 100;

    /// <summary>The rhythm that a participant chose last, which counts as soon as the present day or week is over.</summary>
    public static NoticeRhythm RhythmOf(this MandateRecord record, ParticipantId participant) =>
        record.RhythmChoices.LastOrDefault(c => c.Participant == participant)?.Rhythm ?? NoticeRhythm.SingleNotices;

    /// <summary>
    /// The rhythm in which a participant is told of what came on a day of the plan's zone. A choice counts from the next day;
    /// a week that has begun is told of as a week, so that nothing falls between two letters and nothing stands in both.
    /// </summary>
    public static NoticeRhythm RhythmOn(this MandateRecord record, WorkPlan plan, ParticipantId participant, LocalDate day) =>
        On(Since(plan, record.RhythmChoices.Where(c => c.Participant == participant)), day);

    /// <summary>The day on which a letter tells what came on a day: the next one, or the next Monday.</summary>
    public static LocalDate SentOn(this NoticeRhythm rhythm, LocalDate day) => rhythm == NoticeRhythm.Weekly ? day.Next(IsoDayOfWeek.Monday) : day.PlusDays(1);

    /// <summary>All participants that do not want single notices of what came on certain days, with the rhythm of each day.</summary>
    public static IEnumerable<(LocalDate Day, ParticipantId Participant, NoticeRhythm Rhythm)> InDigest(this MandateRecord record, WorkPlan plan, IEnumerable<LocalDate> days)
    {
        LocalDate[] each = [.. days];
        return
            from choices in record.RhythmChoices.GroupBy(c => c.Participant)
            let since = Since(plan, choices)
            from day in each
            let rhythm = On(since, day)
            where rhythm != NoticeRhythm.SingleNotices
            select (day, choices.Key, rhythm);
    }

    // The rhythms of one participant, each with its first day.
    private static List<(LocalDate From, NoticeRhythm Rhythm)> Since(WorkPlan plan, IEnumerable<RhythmChoice> choices)
    {
        var since = new List<(LocalDate From, NoticeRhythm Rhythm)> { (LocalDate.MinIsoValue, NoticeRhythm.SingleNotices) };
        foreach (var choice in choices)
        {
            var chosen = plan.Local(choice.At).Date;
            var from = On(since, chosen).SentOn(chosen);
            since.RemoveAll(s => s.From >= from);
            since.Add((from, choice.Rhythm));
        }

        return since;
    }

    private static NoticeRhythm On(List<(LocalDate From, NoticeRhythm Rhythm)> since, LocalDate day) => since.Last(s => s.From <= day).Rhythm;
}
