using Mandates.Functions.Record;

namespace Mandates.App.Tests.WorkPlans;

public class RevisionDuringOutageTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_revision_kept_while_the_host_was_down_is_followed_when_it_is_up_again()
    {
        var plan = await app.StartDispatchedAsync("down", states: 2);
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 17));
        var revised = plan.Revise([new MoveActivity("reply-deadline", new(2012, 3, 1))]);
        var entry = new PlanRevision(1, [new MoveActivity("reply-deadline", new(2012, 3, 1))], "As agreed.", "Meeting", "officer", app.Now, WorkPlanJson.Sha256(revised));
        await app.Service<PlanStore>().WriteAsync(revised, CancellationToken.None);
        await app.Service<MandateStore>().AppendAsync(new("down"), entry, new AuditEntry("officer", "Secretariat", "revisePlan", ["reply-deadline"], ["activities"], "As agreed."), CancellationToken.None);

        await app.RestartAsync(RunningApp.At(2012, 2, 24, 12));
        await app.AdvanceToAsync(RunningApp.At(2012, 3, 2, 8));

        var notices = (await app.GetAsync("/api/mandates/down/notices")).EnumerateArray()
            .Where(n => n.GetProperty("contact").GetString() == "ec.mission" && n.GetProperty("at").GetDateTime() >= new DateTime(2012, 2, 17))
            .Select(n => $"{n.GetProperty("reason").GetString()} {n.GetProperty("at").GetDateTime():MM-dd}").Where(n => !n.StartsWith("meeting", StringComparison.Ordinal)).Order();
        Assert.Equal(["deadlineChange 02-24", "reminder 02-24", "reminder 02-27", "reminder 02-29", "reminder 03-01"], notices);
    }
}
