using Ical.Net;
using Mandates.Functions.Documents.Calendars;
using NodaTime.Text;

namespace Mandates.App.Tests.Documents.Calendars;

public class CalendarFileTests
{
    private const string Informal = "informal-2012-03-21";
    private static readonly WorkPlan Plan = RunningApp.Plan("ag-dec-66");
    private static readonly Recipient Mission = new("ec.mission", new("ec"), "Misión Permanente del Ecuador; \"OEA\", Washington", "mission.ec@missions.example", Language.Spanish);

    private static (WorkPlan Plan, MandateRecord Record) Revised(WorkPlan plan, params PlanChange[] changes)
    {
        var record = new MandateRecord { StartedAt = RunningApp.At(2011, 12, 1) };
        foreach (var change in changes)
        {
            plan = plan.Revise([change]);
            record = record with { Revisions = [.. record.Revisions, new(plan.Revision, [change], "Why.", null, "officer", RunningApp.At(2012, 2, plan.Revision), "00")] };
        }

        return (plan, record);
    }

    private static StrictCalendar Feed((WorkPlan Plan, MandateRecord Record) mandate) =>
        StrictCalendar.Of(CalendarFile.Feed(mandate.Plan, mandate.Record));

    private static Dictionary<string, string> Entry(StrictCalendar calendar, string row = Informal) =>
        calendar.Entries.Single(e => e["UID"] == $"{row}.ag-dec-66@ag-dec-66.example");

    [Fact]
    public void The_feed_has_each_dated_row_once()
    {
        var feed = Feed(Revised(Plan));

        Assert.Equal("PUBLISH", feed["METHOD"]);
        Assert.Equal(
            ["20111215T100000", "20120112T090000", "20120113T090000", "20120223T235959", "20120309T100000", "20120315T100000", "20120321T100000", "20120329T100000", "20120403T100000", "20120419T100000"],
            feed.Entries.Select(e => e["DTSTART"]));
        Assert.All(feed.Entries, e => Assert.Equal("0", e["SEQUENCE"]));
        Assert.Equal("20120321T130000", Entry(feed)["DTEND"]);
        Assert.DoesNotContain("DTEND", Entry(feed, "reply-deadline"));
    }

    [Fact]
    public void A_row_that_moves_keeps_its_uid_and_its_sequence_grows()
    {
        var entry = Entry(Feed(Revised(Plan, new MoveActivity(Informal, new(2012, 3, 22)), new CancelActivity("informal-2012-04-03"), new MoveActivity(Informal, new(2012, 3, 23)))));

        Assert.Equal(("2", "20120323T100000", "20120203T140000Z"), (entry["SEQUENCE"], entry["DTSTART"], entry["DTSTAMP"]));
    }

    [Fact]
    public void A_cancelled_row_stays_in_the_feed_as_cancelled()
    {
        var entry = Entry(Feed(Revised(Plan, new CancelActivity(Informal))));

        Assert.Equal(("1", "CANCELLED"), (entry["SEQUENCE"], entry["STATUS"]));
    }

    [Fact]
    public void A_row_that_was_added_begins_at_sequence_zero()
    {
        var added = new Activity { Id = "informal-2012-04-10", Kind = ActivityKind.InformalMeeting, Date = new(2012, 4, 10) };

        Assert.Equal("0", Entry(Feed(Revised(Plan, new AddActivity(added))), added.Id)["SEQUENCE"]);
    }

    [Fact]
    public void A_message_asks_its_recipient_in_their_language_and_withdraws_what_is_cancelled()
    {
        var (plan, record) = Revised(Plan);
        var (cancelled, after) = Revised(Plan, new CancelActivity(Informal));

        var request = StrictCalendar.Of(CalendarFile.Message(plan, record, plan.Activity(Informal)!, Mission));
        var cancel = StrictCalendar.Of(CalendarFile.Message(cancelled, after, cancelled.Activity(Informal)!, Mission));

        Assert.Equal(("REQUEST", "CONFIRMED", "mailto:mission.ec@missions.example"), (request["METHOD"], request.Entries[0]["STATUS"], request.Entries[0]["ATTENDEE"]));
        Assert.Equal(("CANCEL", "CANCELLED", "1"), (cancel["METHOD"], cancel.Entries[0]["STATUS"], cancel.Entries[0]["SEQUENCE"]));
        Assert.Equal(request.Entries[0]["UID"], cancel.Entries[0]["UID"]);
        Assert.StartsWith("Reunión informal", request.Entries[0]["SUMMARY"], StringComparison.Ordinal);
    }

    [Fact]
    public void Long_texts_and_signs_that_mean_something_survive()
    {
        const string text = "Négociation; « paragraphes 3, 4 \\ 5 »: 全体会議 \U0001F30E et un texte bien trop long pour une seule ligne d'un calendrier";
        var plan = Plan with { Activities = [.. Plan.Activities.Select(a => a.Id == Informal ? a with { Topics = [new(text), new("Second topic")] } : a)] };
        var feed = CalendarFile.Feed(plan, new() { StartedAt = RunningApp.At(2011, 12, 1) });

        StrictCalendar.Of(feed);
        Assert.Equal($"{text}\nSecond topic", Calendar.Load(feed)!.Events.Single(e => e.Uid!.StartsWith(Informal, StringComparison.Ordinal)).Description);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("America/Bogota")]
    [InlineData("Europe/Lisbon")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("UTC")]
    public void The_zone_that_is_written_gives_the_moments_of_the_plan(string zone)
    {
        var plan = Plan with { TimeZone = DateTimeZoneProviders.Tzdb[zone] };
        var feed = CalendarFile.Feed(plan, new() { StartedAt = RunningApp.At(2011, 12, 1) });

        StrictCalendar.Of(feed);
        var stretches = Calendar.Load(feed)!.TimeZones.Single().TimeZoneInfos.OrderBy(i => i.Start!.Value).ToArray();
        var local = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
        foreach (var (row, entry) in plan.Activities.Where(a => a.Date is not null).Zip(StrictCalendar.Of(feed).Entries))
        {
            var begins = local.Parse(entry["DTSTART"].TrimEnd('Z')).Value;
            var offset = stretches.Last(i => i.Start!.Value <= begins.ToDateTimeUnspecified()).OffsetTo!.Offset;
            Assert.Equal(plan.When(row), begins.WithOffset(Offset.FromTimeSpan(offset)).ToInstant());
        }
    }
}
