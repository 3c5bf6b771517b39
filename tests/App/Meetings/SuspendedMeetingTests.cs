namespace Mandates.App.Tests.Meetings;

public class SuspendedMeetingTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly string[] All = ["ag", "ar", "ec"];

    [Fact]
    public async Task A_suspended_meeting_resumes_and_each_sitting_has_its_summary_record()
    {
        await app.StartDispatchedAsync("sittings", states: 3);
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 9, 12));
        const string meeting = "informal-2012-03-09";

        using var suspended = await RecordAsync("sittings", meeting, new { present = All, decisions = Array.Empty<string>(), outcome = "suspended", summary = "It grew late." });
        using var again = await RecordAsync("sittings", meeting, new { present = All, decisions = Array.Empty<string>(), outcome = "suspended", summary = "It grew late." });
        using var tooSoon = await RecordAsync("sittings", meeting, new { present = All, decisions = Array.Empty<string>() });
        using var moved = await app.PostAsync("/api/mandates/sittings/plan/revisions", new { @base = 0, changes = new[] { new { change = "move", id = meeting, date = "2012-03-12" } }, reason = "It goes on." });
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 12, 12));
        using var resumed = await RecordAsync("sittings", meeting, new { present = All, decisions = Array.Empty<string>() });

        Assert.Equal(
            [HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created, HttpStatusCode.Created],
            new[] { suspended, again, tooSoon, moved, resumed }.Select(a => a.StatusCode));
        var view = await app.GetAsync($"/api/mandates/sittings/meetings/{meeting}");
        Assert.Equal(["SITTINGS/SR.2", "SITTINGS/SR.3"], view.GetProperty("sittings").EnumerateArray().Select(s => s.GetProperty("summaryRecord").GetString()));
        Assert.Equal("Presentation of the Draft Plan of Action", view.GetProperty("orderOfBusiness")[0].GetProperty("text").GetString());
        var text = await app.Http.GetStringAsync(new Uri($"/api/mandates/sittings/meetings/{meeting}/sittings/1/summary-record/print", UriKind.Relative));
        Assert.Contains("<header>SITTINGS/SR.2</header>", text, StringComparison.Ordinal);
        Assert.Contains("It grew late.", text, StringComparison.Ordinal);
        using var third = await app.Http.GetAsync(new Uri($"/api/mandates/sittings/meetings/{meeting}/sittings/3/summary-record/document", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, third.StatusCode);
    }

    private Task<HttpResponseMessage> RecordAsync(string mandate, string meeting, object minutes) =>
        app.PutAsync($"/api/mandates/{mandate}/meetings/{meeting}", minutes);
}
