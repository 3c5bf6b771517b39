using System.Diagnostics;

namespace Mandates.Local.Tests.Engine;

public class SpeedTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Two_hundred_orchestrations_of_five_activities_run_to_their_ends()
    {
        await using var running = await Running.OpenAsync(TestFunctions.Echo(5));
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 200; i++)
        {
            await running.StartAsync($"run-{i:000}", "x");
        }

        await running.Engine.IdleAsync();

        output.WriteLine($"200 x 5 in {watch.ElapsedMilliseconds} ms");
        var instances = await running.Client.GetAllInstancesAsync(new() { FetchInputsAndOutputs = true }).ToListAsync();
        Assert.Equal(200, instances.Count);
        Assert.All(instances, instance => Assert.Equal("x0 x1 x2 x3 x4", instance.ReadOutputAs<string>()));
    }

    [Fact]
    public async Task A_history_of_a_thousand_activities_ends()
    {
        await using var running = await Running.OpenAsync(TestFunctions.Echo(1000));
        var watch = Stopwatch.StartNew();

        var done = await running.RunAsync(input: "");

        output.WriteLine($"1 x 1000 in {watch.ElapsedMilliseconds} ms");
        Assert.True(done.IsCompleted);
    }
}
