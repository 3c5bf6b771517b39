using Mandates.Functions.Record;

namespace Mandates.App.Tests.WorkPlans;

public class RevisePlanTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_moved_deadline_moves_the_reminders_and_is_told_to_who_has_not_replied()
    {
        await app.StartDispatchedAsync("moved", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 17));
        (await app.ReplyAsync("moved", "ag", [1])).EnsureSuccessStatusCode();

        using var answer = await ReviseAsync("moved", 0, new { change = "move", id = "reply-deadline", date = "2012-03-01" });
        await app.SettleAsync();
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 2));

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var notices = (await app.GetAsync("/api/mandates/moved/notices")).EnumerateArray().ToArray();
        var changed = notices.Where(n => n.GetProperty("reason").GetString() == "deadlineChange");
        Assert.Equal(["ec.mission"], changed.Select(n => n.GetProperty("contact").GetString()));
        var reminded = notices.Where(n => n.GetProperty("reason").GetString() == "reminder" && n.GetProperty("state").GetString() == "ec")
            .Select(n => n.GetProperty("at").GetDateTime());
        Assert.Equal(
            [new(2012, 2, 9, 14, 0, 0), new(2012, 2, 16, 14, 0, 0), new(2012, 2, 23, 14, 0, 0), new(2012, 2, 27, 14, 0, 0), new(2012, 2, 29, 14, 0, 0), new(2012, 3, 1, 14, 0, 0)],
            reminded.Order().Select(at => DateTime.SpecifyKind(at, DateTimeKind.Unspecified)));
    }

    [Fact]
    public async Task Of_two_revisions_on_one_base_the_second_is_refused()
    {
        await app.StartAsync("base");

        using var first = await ReviseAsync("base", 0, new { change = "move", id = "informal-2012-03-21", date = "2012-03-22" });
        using var again = await ReviseAsync("base", 0, new { change = "move", id = "informal-2012-03-21", date = "2012-03-22" });
        using var second = await ReviseAsync("base", 0, new { change = "move", id = "informal-2012-03-21", date = "2012-03-23" });

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
    }

    [Fact]
    public async Task A_revision_that_was_stored_but_never_confirmed_does_not_block_the_next()
    {
        var plan = await app.StartAsync("unconfirmed");
        await app.Service<PlanStore>().WriteAsync(plan.Revise([new MoveActivity("informal-2012-03-21", new(2012, 3, 23))]), CancellationToken.None);

        using var answer = await ReviseAsync("unconfirmed", 0, new { change = "move", id = "informal-2012-03-21", date = "2012-03-22" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var rows = (await app.GetAsync("/api/mandates/unconfirmed/plan")).GetProperty("activities").EnumerateArray();
        Assert.Equal("2012-03-22", rows.Single(r => r.GetProperty("id").GetString() == "informal-2012-03-21").GetProperty("date").GetString());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(7)]
    public async Task A_revision_on_a_base_that_does_not_exist_is_refused(int @base)
    {
        await app.StartAsync("no-base");

        using var answer = await ReviseAsync("no-base", @base, new { change = "cancel", id = "informal-2012-03-21" });

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
    }

    [Fact]
    public async Task A_revision_that_names_no_row_is_a_problem_that_names_the_place()
    {
        await app.StartAsync("no-row");

        using var answer = await ReviseAsync("no-row", 0, new { change = "cancel", id = "no-such-row" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("$.changes[0]", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> ReviseAsync(string mandate, int @base, object change) =>
        app.PostAsync($"/api/mandates/{mandate}/plan/revisions", new { @base, changes = new[] { change }, reason = "The capitals ask for time.", decision = "Meeting" });
}
