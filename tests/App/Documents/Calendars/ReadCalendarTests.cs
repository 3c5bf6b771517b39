namespace Mandates.App.Tests.Documents.Calendars;

public class ReadCalendarTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Calendars_follow_the_plan_and_each_state_sees_its_own_deadline()
    {
        await app.StartDispatchedAsync("calendar", states: 2);
        using var before = await app.Http.GetAsync(new Uri("/api/mandates/calendar/calendar.ics", UriKind.Relative));
        using var revised = await app.PostAsync("/api/mandates/calendar/plan/revisions", new
        {
            @base = 0,
            changes = new object[] { new { change = "extend", state = "ec", date = "2012-03-01" }, new { change = "cancel", id = "informal-2012-03-21" }, new { change = "move", id = "formal-2012-04-19", date = "2012-04-20" } },
            reason = "As agreed.",
            decision = "Meeting",
        });
        revised.EnsureSuccessStatusCode();

        var all = StrictCalendar.Of(await app.Http.GetStringAsync(new Uri("/api/mandates/calendar/calendar.ics", UriKind.Relative)));
        var own = StrictCalendar.Of(await app.Http.GetStringAsync(new Uri("/api/mandates/calendar/states/ec/calendar.ics", UriKind.Relative)));

        Assert.Equal(("20120223T235959", "0"), Deadline(all));
        Assert.Equal(("20120301T235959", "1"), Deadline(own));
        Assert.Equal(("CANCELLED", "1"), (Entry(all, "informal-2012-03-21")["STATUS"], Entry(all, "informal-2012-03-21")["SEQUENCE"]));
        Assert.Equal(("20120420T100000", "1"), (Entry(all, "formal-2012-04-19")["DTSTART"], Entry(all, "formal-2012-04-19")["SEQUENCE"]));
        Assert.StartsWith("Plazo para responder", Entry(own, "reply-deadline")["SUMMARY"], StringComparison.Ordinal);
        Assert.Equal("text/calendar", before.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_calendar_that_has_not_changed_is_not_sent_again()
    {
        await app.StartAsync("unchanged", states: 2);
        using var first = await app.Http.GetAsync(new Uri("/api/mandates/unchanged/calendar.ics", UriKind.Relative));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/mandates/unchanged/calendar.ics");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var again = await app.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Fact]
    public async Task A_delegation_sees_its_own_calendar_and_no_other()
    {
        await app.StartAsync("own-calendar", states: 2);
        using var mission = await app.EnterAsync("own-calendar", "ec.mission");

        using var own = await mission.GetAsync(new Uri("/api/mandates/own-calendar/states/ec/calendar.ics", UriKind.Relative));
        using var other = await mission.GetAsync(new Uri("/api/mandates/own-calendar/states/ag/calendar.ics", UriKind.Relative));
        using var nowhere = await app.Http.GetAsync(new Uri("/api/mandates/own-calendar/states/xx/calendar.ics", UriKind.Relative));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [own.StatusCode, other.StatusCode, nowhere.StatusCode]);
    }

    private static (string, string) Deadline(StrictCalendar calendar) =>
        (Entry(calendar, "reply-deadline")["DTSTART"], Entry(calendar, "reply-deadline")["SEQUENCE"]);

    private static Dictionary<string, string> Entry(StrictCalendar calendar, string row) =>
        calendar.Entries.Single(e => e["UID"].StartsWith($"{row}.", StringComparison.Ordinal));
}
