using System.Globalization;

namespace Mandates.Domain.Tests.Timeline;

public class NewsActsTests
{
    private static readonly ParticipantId Ecuador = new("ec.mission");

    [Fact]
    public void Who_chose_nothing_is_told_singly_and_nobody_gets_a_letter()
    {
        var acts = Schedule.Of(Sample.Plan, Given.Record.Published(Given.At("2012-03-02T12:00")));

        Assert.DoesNotContain(acts, act => act.Reason == NoticeReason.News);
        Assert.Empty(acts.Single(act => act.Reason == NoticeReason.DraftPublished).Audience.Unless);
    }

    [Theory]
    [InlineData(NoticeRhythm.Daily, "2012-03-03T09:00", "2012-03-05T09:00")]
    [InlineData(NoticeRhythm.Weekly, "2012-03-05T09:00", "2012-03-05T09:00")]
    public void What_came_comes_in_the_letter_that_was_chosen_and_not_singly(NoticeRhythm rhythm, string first, string second)
    {
        var record = Chose(Given.Record, rhythm, "2012-02-27T10:00").Published(Given.At("2012-03-02T12:00"));
        record = record with { Information = [Information(1, "2012-03-04T23:59")] };
        var acts = Schedule.Of(Sample.Plan, record);

        var letters = acts.Where(act => act.Reason == NoticeReason.News).ToArray();
        Assert.Equal(new[] { first, second }.Distinct().Select(Given.At), letters.Select(act => act.At));
        Assert.All(letters, act => Assert.Equal([Ecuador], act.Audience.Participants));
        Assert.Equal([Ecuador], acts.Single(act => act.Reason == NoticeReason.DraftPublished).Audience.Unless);
        Assert.Equal(1, letters.Sum(act => Domain.Timeline.News.For(Ecuador, act, Sample.Plan, record).Drafts.Count));
        Assert.Single(Domain.Timeline.News.For(Ecuador, letters[^1], Sample.Plan, record).Information);
    }

    [Fact]
    public void A_letter_stays_due_when_what_it_tells_of_is_withdrawn()
    {
        var record = Chose(Given.Record, NoticeRhythm.Daily, "2012-03-01T10:00") with { Information = [Information(1, "2012-03-02T12:00")] };
        var withdrawn = record with { InformationWithdrawals = [new() { Number = 1, Reason = "Wrong.", State = null, Office = PublishingOffice.Chair, By = "chair", At = Given.At("2012-03-02T13:00") }] };

        Assert.Equal(News(record).Select(act => act.Key), News(withdrawn).Select(act => act.Key));
    }

    [Fact]
    public void A_reply_is_told_of_on_the_day_on_which_it_came_into_the_record()
    {
        var record = Chose(Given.Record, NoticeRhythm.Daily, "2012-02-01T10:00").Replied("pe", Given.At("2012-02-10T12:00")).Replied("br", Given.At("2012-02-10T13:00"));
        record = record with { Replies = [record.Replies[0], record.Replies[1] with { OnBehalf = 1, RecordedAt = Given.At("2012-02-13T09:30") }] };

        var told = News(record).Select(act => (act.At, States: Domain.Timeline.News.For(Ecuador, act, Sample.Plan, record).Replies)).ToArray();

        Assert.Equal(["2012-02-11T09:00", "2012-02-14T09:00"], told.Select(t => Sample.Plan.Local(t.At).ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
        Assert.Equal([["pe"], ["br"]], told.Select(t => t.States.Select(s => s.Value)));
    }

    [Fact]
    public void However_often_the_rhythm_changes_each_day_is_told_of_once()
    {
        var draw = new Random(19);
        for (var run = 0; run < 200; run++)
        {
            var record = Given.Record;
            var at = Given.At("2012-02-01T08:00");
            for (var i = 0; i < 8; i++)
            {
                at += Duration.FromHours(draw.Next(1, 200));
                record = Chose(record, (NoticeRhythm)draw.Next(3), at);
            }

            // One a day, at another hour each.
            record = record with { Information = [.. Enumerable.Range(0, 80).Select(day => Information(day + 1, Given.At("2012-02-01T00:00") + Duration.FromHours((day * 24) + draw.Next(24))))] };
            record = record with
            {
                Revisions =
                [
                    .. Enumerable.Range(1, 40).Select(number => new PlanRevision(
                        number, [new MoveActivity("informal-2012-03-15", new LocalDate(2012, 5, 1).PlusDays(number))], "As agreed.", null, "officer",
                        Given.At("2012-02-01T00:00") + Duration.FromHours((number * 48) + draw.Next(48)), "00")),
                ],
            };
            var told = News(record).SelectMany(act => Domain.Timeline.News.For(Ecuador, act, Sample.Plan, record).Information.Select(i => (i.Number, act.At))).ToArray();
            var single = record.Information.Where(i => record.RhythmOn(Sample.Plan, Ecuador, Sample.Plan.Local(i.At).Date) == NoticeRhythm.SingleNotices);

            Assert.Equal(record.Information.Select(i => i.Number), told.Select(t => t.Number).Concat(single.Select(i => i.Number)).Order());
            Assert.Equal(
                record.Revisions.Where(r => record.RhythmOn(Sample.Plan, Ecuador, Sample.Plan.Local(r.At).Date) != NoticeRhythm.SingleNotices).SelectMany(r => r.Changes),
                News(record).SelectMany(act => Domain.Timeline.News.For(Ecuador, act, Sample.Plan, record).Calendar));
            Assert.All(told, t => Assert.InRange((t.At - record.Information[t.Number - 1].At).TotalDays, 0, 8));
        }
    }

    [Fact]
    public void The_calendar_alone_is_news_and_the_extension_of_one_state_is_not()
    {
        var record = Chose(Given.Record, NoticeRhythm.Daily, "2012-02-01T10:00");
        PlanChange moved = new MoveActivity("informal-2012-03-15", new(2012, 3, 16));

        Assert.Equal([moved], Assert.Single(Told(moved)).Calendar);
        Assert.Single(Told(new CancelActivity("informal-2012-03-15")));
        Assert.Empty(Told(new ExtendDeadline(new("pe"), new(2012, 3, 1))));

        IEnumerable<News> Told(PlanChange change)
        {
            var revised = record with { Revisions = [new(1, [change], "As agreed.", null, "officer", Given.At("2012-02-10T12:00"), "00")] };
            return News(revised).Select(act => Domain.Timeline.News.For(Ecuador, act, Sample.Plan, revised));
        }
    }

    private static ScheduledAct[] News(MandateRecord record) => [.. Schedule.Of(Sample.Plan, record).Where(act => act.Reason == NoticeReason.News)];

    private static MandateRecord Chose(MandateRecord record, NoticeRhythm rhythm, string at) => Chose(record, rhythm, Given.At(at));

    private static MandateRecord Chose(MandateRecord record, NoticeRhythm rhythm, Instant at) =>
        record with { RhythmChoices = [.. record.RhythmChoices, new(Ecuador, record.RhythmChoices.Count + 1, rhythm, at)] };

    private static Information Information(int number, string at) => Information(number, Given.At(at));

    private static Information Information(int number, Instant at) => new()
    {
        Number = number,
        Kind = InformationKind.Statement,
        Language = Language.English,
        Titles = new(En: "Title"),
        State = new("pe"),
        Office = null,
        By = "pe.mission",
        At = at,
        File = null,
        Link = "https://www.oas.org/",
    };
}
