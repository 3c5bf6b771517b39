using Mandates.Local.Hosting;
using Mandates.Local.Storage;

namespace Mandates.App.Tests.Resilience;

/// <summary>The app's process dies before or after a commit, a call of its storage or a mail, and the next one goes on.</summary>
public sealed class AppCrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    // A prime, so that all kinds of steps are met; CrashTests meets every one.
    private const int Stride = 41;

    // Each with a storage of its own: a sweep would take up the mandates of its neighbours.
    private readonly DirectoryInfo[] lanes = [.. Enumerable.Range(0, 2).Select(_ => Directory.CreateTempSubdirectory("mandates-mortal-storage-"))];
    private Azurite[] storages = [];
    private int deaths;

    public async ValueTask InitializeAsync() =>
        storages = await Task.WhenAll(lanes.Select(lane => Azurite.StartAsync(RepositoryRoot.Find(), lane.FullName, _ => { })));

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(storages.Select(storage => storage.StopAsync()));
        Array.ForEach(lanes, lane => lane.Delete(recursive: true));
    }

    [Fact]
    public async Task An_app_that_dies_leaves_the_effects_of_a_calm_one()
    {
        using var calm = new RestartedApp("calm", lanes[0].FullName);
        var counted = new Crash(Crash.Never);
        await calm.RunAsync(counted);

        var steps = Enumerable.Range(0, counted.Steps).Where(step => step % Stride == 0).ToArray();
        await Task.WhenAll(lanes.Select((lane, i) => Task.Run(async () =>
        {
            foreach (var step in steps.Where((_, place) => place % lanes.Length == i))
            {
                await DieAsync(step, lane.FullName, calm.Effects);
            }
        })));

        output.WriteLine($"{deaths} deaths at {counted.Steps} steps");
        Assert.True(deaths > 30);
    }

    private async Task DieAsync(int step, string storage, string calm)
    {
        using var app = new RestartedApp($"step-{step}", storage);
        var crash = new Crash(step);
        await app.RunAsync(crash);
        if (crash.HasHappened)
        {
            Interlocked.Increment(ref deaths);
            await app.RunAsync(new Crash(Crash.Never));
        }

        Assert.True(calm == app.Effects, $"After a crash at step {step}:{Environment.NewLine}{app.Effects}{Environment.NewLine}instead of{Environment.NewLine}{calm}");
    }
}
