namespace Mandates.App.Tests.WorkPlans;

public sealed class PlanCommentsCloseTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task From_the_beginning_of_the_first_formal_meeting_none_is_taken()
    {
        await app.StartAsync("begun", states: 3);
        using var ag = await app.EnterAsync("begun", "ag.mission");
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 10)));
        using var late = await ag.PostAsJsonAsync("/api/mandates/begun/plan/comments", new { text = "Too late." });
        var page = await ag.GetStringAsync(new Uri("/mandates/begun/work-plan", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.DoesNotContain("<form method=\"post\" action=\"/mandates", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_meeting_that_was_postponed_has_not_begun()
    {
        var plan = RunningApp.Plan("postponed");
        var before = RunningApp.At(2011, 12, 15, 9);
        MandateRecord After(MeetingOutcome outcome) => new()
        {
            StartedAt = RunningApp.At(2011, 12, 1),
            Meetings = [new() { Activity = "formal-2011-12-15", HeldAt = before, Present = [], Outcome = outcome }],
        };

        Assert.True(After(MeetingOutcome.Postponed).TakesComments(plan, before));
        Assert.False(After(MeetingOutcome.Held).TakesComments(plan, before));
        Assert.False(new MandateRecord { StartedAt = before }.TakesComments(plan, plan.CommentsClose()!.Value));
    }
}
