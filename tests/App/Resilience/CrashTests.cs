namespace Mandates.App.Tests.Resilience;

/// <summary>A process that dies at any step is replaced by one that does what was left, and nothing twice.</summary>
public class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_process_that_dies_at_any_step_leaves_the_effects_of_a_calm_run()
    {
        using var calm = new MemoryRun();
        var counted = new Crash(Crash.Never);
        await calm.RunAsync(counted);

        // How often the engine looks in vain for due timers differs a little from run to run.
        var deaths = 0;
        await Parallel.ForAsync(0, counted.Steps, async (step, _) =>
        {
            using var run = new MemoryRun();
            var crash = new Crash(step);
            await run.RunAsync(crash);
            if (crash.HasHappened)
            {
                Interlocked.Increment(ref deaths);
                await run.ToTheEndAsync();
            }

            calm.Store.AssertSameEffects(run.Store, $"after a crash at step {step}");
        });

        output.WriteLine($"{deaths} deaths, {calm.Store.Effects.Count} effects");
        Assert.True(deaths >= 400);
    }
}
