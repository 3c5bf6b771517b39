using Mandates.Functions.Record;
using Microsoft.DurableTask.Client;

namespace Mandates.App.Tests.Record;

public class NudgeTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_phase_whose_nudge_was_lost_is_rung_by_the_sweep()
    {
        await app.StartAsync("unheard", states: 2);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        var adopted = new MeetingRecord { Activity = "formal-2011-12-15", HeldAt = app.Now, Present = [new("ag"), new("ec")], Decisions = [DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan] };
        await app.Service<MandateStore>().AppendAsync(new("unheard"), adopted, AuditEntry.ByTimeline("recordMeeting", adopted.Activity), CancellationToken.None);

        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(1));

        Assert.True((await app.Host.Engine.Client.GetInstanceAsync("unheard:workPlan", CancellationToken.None))!.IsCompleted);
        Assert.True((await app.Host.Engine.Client.GetInstanceAsync("unheard:platform", CancellationToken.None))!.IsRunning);
    }

    [Fact]
    public async Task Repeating_an_act_whose_event_was_lost_raises_it_again()
    {
        await app.StartAsync("repeated", states: 2);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        var adopted = new MeetingRecord { Activity = "formal-2011-12-15", HeldAt = RunningApp.At(2011, 12, 15, 10), Present = [new("ag"), new("ec")], Decisions = [DecisionKind.AdoptWorkPlan, DecisionKind.ElectViceChairs] };
        await app.Service<MandateStore>().AppendAsync(new("repeated"), adopted, AuditEntry.ByTimeline("recordMeeting", adopted.Activity), CancellationToken.None);

        using var again = await app.PutAsync("/api/mandates/repeated/meetings/formal-2011-12-15", new { adopted.Present, decisions = adopted.Decisions });
        await app.SettleAsync();

        Assert.True(again.StatusCode == HttpStatusCode.OK, await again.Content.ReadAsStringAsync());
        Assert.True((await app.Host.Engine.Client.GetInstanceAsync("repeated:workPlan", CancellationToken.None))!.IsCompleted);
    }

    [Fact]
    public async Task Repeating_an_act_that_changes_nothing_adds_nothing_to_the_history()
    {
        await app.StartAsync("calm", states: 2);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        var adoption = new { present = new[] { "ag", "ec" }, decisions = RunningApp.Adoption("ag") };
        await app.PutOkAsync("/api/mandates/calm/meetings/formal-2011-12-15", adoption);
        await app.SettleAsync();
        var before = await app.Host.Engine.Client.GetInstanceAsync("calm:platform", CancellationToken.None);

        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromMinutes(1));
        await app.PutOkAsync("/api/mandates/calm/meetings/formal-2011-12-15", adoption);
        await app.SettleAsync();

        var after = await app.Host.Engine.Client.GetInstanceAsync("calm:platform", CancellationToken.None);
        Assert.Equal(before!.LastUpdatedAt, after!.LastUpdatedAt);
    }

    [Fact]
    public async Task A_nudge_to_a_phase_that_has_ended_reaches_the_one_that_runs()
    {
        await app.StartAsync("nudge", states: 2);
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        await app.PutOkAsync("/api/mandates/nudge/meetings/formal-2011-12-15", new { present = new[] { "ag", "ec" }, decisions = RunningApp.Adoption("ag") });

        await PhaseNudge.RaiseAsync(app.Host.Engine.Client, new("nudge"), Phase.WorkPlan, "late", CancellationToken.None);
        await app.SettleAsync();

        var platform = await app.Host.Engine.Client.GetInstanceAsync("nudge:platform", CancellationToken.None);
        Assert.Equal(OrchestrationRuntimeStatus.Running, platform!.RuntimeStatus);
    }
}
