using Mandates.Functions.Timeline;
using Microsoft.DurableTask.Client;

namespace Mandates.App.Tests.Timeline;

/// <summary>Each test has an app of its own: another one would have moved the clock past what is due here.</summary>
public sealed class SweepTests : IAsyncLifetime
{
    private readonly RunningApp app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Acts_of_a_timeline_that_is_gone_are_performed_by_the_sweep()
    {
        await app.StartAsync("gone", states: 2);
        // The root first: it fails when one of its phases is terminated.
        await app.Host.Engine.Client.TerminateInstanceAsync("gone", CancellationToken.None);
        await app.Host.Engine.Client.TerminateInstanceAsync("gone:workPlan", CancellationToken.None);

        await app.AdvanceToAsync(RunningApp.At(2011, 12, 9, 6));

        var invited = (await app.GetAsync("/api/mandates/gone/notices")).EnumerateArray().Where(n => n.GetProperty("reason").GetString() == "meetingInvitation");
        Assert.Equal(["ag.mission", "ec.mission"], invited.Select(n => n.GetProperty("contact").GetString()));
    }

    [Fact]
    public async Task A_timeline_that_was_never_started_is_started_by_the_sweep()
    {
        await app.StartAsync("unstarted", states: 2);
        foreach (var instance in (string[])["unstarted", "unstarted:workPlan"])
        {
            await app.Host.Engine.Client.TerminateInstanceAsync(instance, CancellationToken.None);
            await app.Host.Engine.IdleAsync();
            await app.Host.Engine.Client.PurgeInstanceAsync(instance, CancellationToken.None);
        }

        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(2));

        var root = await app.Host.Engine.Client.GetInstanceAsync("unstarted", CancellationToken.None);
        Assert.Equal(OrchestrationRuntimeStatus.Running, root!.RuntimeStatus);
        Assert.Equal(nameof(MandateTimeline), root.Name);
    }
}
