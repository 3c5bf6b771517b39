using Mandates.Local.Rehearsal;
using Mandates.Local.Tests.Engine;

namespace Mandates.Local.Tests.Rehearsal;

public sealed class RehearsalClockTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2012, 2, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly Folder folder = new();
    private readonly VirtualTime time;
    private readonly RehearsalClock clock;
    private readonly List<Instant> told = [];

    public RehearsalClockTests()
    {
        time = VirtualTime.Open(folder.File("clock"), Begin);
        clock = new(time, DateTimeZone.Utc) { Held = told.Add };
    }

    [Fact]
    public async Task It_runs_until_it_is_paused_and_goes_on_when_it_is_told_to()
    {
        await clock.PassAsync(CancellationToken.None);
        clock.Pause();
        var held = clock.PassAsync(CancellationToken.None);
        Assert.False(held.IsCompleted);
        Assert.True(clock.IsHeld);
        Assert.Equal([Instant.FromDateTimeOffset(Begin)], told);

        clock.Run();

        await held;
        Assert.False(clock.IsHeld);
        Assert.True(clock.PassAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public async Task A_step_goes_on_to_the_next_moment_only()
    {
        clock.Pause();
        var first = clock.PassAsync(CancellationToken.None);

        clock.Step();
        await first;

        Assert.False(clock.PassAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public void It_stops_at_the_moment_it_is_run_to_and_not_before()
    {
        clock.Run(Instant.FromDateTimeOffset(Begin.AddDays(2)));
        time.AdvanceTo(Begin.AddDays(1));
        Assert.True(clock.PassAsync(CancellationToken.None).IsCompleted);

        time.AdvanceTo(Begin.AddDays(2));

        Assert.False(clock.PassAsync(CancellationToken.None).IsCompleted);
        Assert.Null(clock.Until);
    }

    public void Dispose() => folder.Dispose();
}
