using Mandates.Local.Hosting;
using Mandates.Local.Storage;

namespace Mandates.App.Tests.Proof;

/// <summary>The app's process dies before or after a commit, a call of its storage or a mail, and the next one goes on.</summary>
public sealed class AppCrashTests(ITestOutputHelper output) : IAsyncLifetime
{
    // A prime, so that all kinds of steps are met; CrashTests meets every one.
    private const int Stride = 41;

    private readonly DirectoryInfo storage = Directory.CreateTempSubdirectory("mandates-mortal-storage-");
    private Azurite azurite = null!;

    public async ValueTask InitializeAsync() => azurite = await Azurite.StartAsync(RepositoryRoot.Find(), storage.FullName, _ => { });

    public async ValueTask DisposeAsync()
    {
        await azurite.StopAsync();
        storage.Delete(recursive: true);
    }

    [Fact]
    public async Task An_app_that_dies_leaves_the_effects_of_a_calm_one()
    {
        using var calm = new MortalApp("calm", storage.FullName);
        var counted = new Crash(Crash.Never);
        await calm.RunAsync(counted);
        var deaths = 0;
        for (var step = 0; step < counted.Steps; step += Stride)
        {
            using var app = new MortalApp($"step-{step}", storage.FullName);
            var crash = new Crash(step);
            await app.RunAsync(crash);
            if (crash.HasHappened)
            {
                deaths++;
                await app.RunAsync(new Crash(Crash.Never));
            }

            Assert.True(calm.Effects == app.Effects, $"After a crash at step {step}:{Environment.NewLine}{app.Effects}{Environment.NewLine}instead of{Environment.NewLine}{calm.Effects}");
        }

        output.WriteLine($"{deaths} deaths at {counted.Steps} steps");
        Assert.True(deaths > 30);
    }
}
