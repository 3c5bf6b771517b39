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
    public static NoticeRhythm RhythmOn(this MandateRecord record, WorkPlan plan, ParticipantId participant, LocalDate day)
    {
        var since = new List<(LocalDate From, NoticeRhythm Rhythm)> { (LocalDate.MinIsoValue, NoticeRhythm.SingleNotices) };
        foreach (var choice in record.RhythmChoices.Where(c => c.Participant == participant))
        {
            var chosen = plan.Local(choice.At).Date;
            var from = On(chosen).SentOn(chosen);
            since.RemoveAll(s => s.From >= from);
            since.Add((from, choice.Rhythm));
        }

        return On(day);

        NoticeRhythm On(LocalDate at) => since.Last(s => s.From <= at).Rhythm;
    }

    /// <summary>The day on which a letter tells what came on a day: the next one, or the next Monday.</summary>
    public static LocalDate SentOn(this NoticeRhythm rhythm, LocalDate day) => rhythm == NoticeRhythm.Weekly ? day.Next(IsoDayOfWeek.Monday) : day.PlusDays(1);

    /// <summary>All participants that do not want single notices of what came on a day.</summary>
    public static IReadOnlyList<ParticipantId> InDigest(this MandateRecord record, WorkPlan plan, LocalDate day) =>
    [
        .. record.RhythmChoices.Select(c => c.Participant).Distinct().Where(p => record.RhythmOn(plan, p, day) != NoticeRhythm.SingleNotices),
    ];
}
