using System.Globalization;
using Mandates.Local.Hosting;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Local.Tests.Hosting;

public class TimerDispatcherTests
{
    private readonly ManualTime time = new(new DateTimeOffset(2012, 1, 30, 8, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_timer_fires_once_when_its_moment_has_come()
    {
        await using var host = await TestHost.StartAsync(Options);
        Assert.Equal(new DateTime(2012, 1, 30, 9, 0, 0, DateTimeKind.Utc), host.Host.Timers.NextUtc);

        await host.Host.Timers.FireDueAsync();
        Assert.Empty(host.Journal.Lines);

        time.Now = new DateTimeOffset(2012, 1, 30, 9, 0, 0, TimeSpan.Zero);
        await host.Host.Timers.FireDueAsync();
        await host.Host.Timers.FireDueAsync();
        Assert.Equal(["in time, last 0001-01-01T00:00, next 2012-01-30T09:00"], host.Journal.Lines);
        Assert.Equal(new DateTime(2012, 1, 30, 10, 0, 0, DateTimeKind.Utc), host.Host.Timers.NextUtc);
    }

    [Fact]
    public async Task What_was_missed_while_the_host_was_down_fires_once_past_due()
    {
        await using var host = await TestHost.StartAsync(Options);
        time.Now = new DateTimeOffset(2012, 1, 30, 11, 20, 0, TimeSpan.Zero);
        await host.RestartAsync();
        await host.Host.Timers.FireDueAsync();
        await host.Host.Timers.FireDueAsync();
        Assert.Equal(["past due, last 0001-01-01T00:00, next 2012-01-30T09:00"], host.Journal.Lines);
        Assert.Equal(new DateTime(2012, 1, 30, 12, 0, 0, DateTimeKind.Utc), host.Host.Timers.NextUtc);
    }

    [Fact]
    public async Task A_failing_timer_fires_again_at_its_next_moment()
    {
        await using var host = await TestHost.StartAsync(o => Options(o) with { Functions = [typeof(Failing)] });
        time.Now = new DateTimeOffset(2012, 1, 30, 9, 0, 0, TimeSpan.Zero);
        await host.Host.Timers.FireDueAsync();
        Assert.Equal(new DateTime(2012, 1, 30, 10, 0, 0, DateTimeKind.Utc), host.Host.Timers.NextUtc);
    }

    [Fact]
    public async Task Started_timers_fire_by_themselves()
    {
        await using var host = await TestHost.StartAsync(o => Options(o) with
        {
            Time = TimeProvider.System,
            StartTimers = true,
            Settings = new() { ["Sweep:Schedule"] = "* * * * * *" },
        });
        await host.Journal.AnythingAsync();
    }

    [Fact]
    public async Task A_schedule_without_its_setting_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() => TestHost.StartAsync(o => Options(o) with { Settings = [] }));
        Assert.Contains("from the setting Sweep:Schedule, which is missing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schedule_that_is_no_schedule_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() =>
            TestHost.StartAsync(o => Options(o) with { Settings = new() { ["Sweep:Schedule"] = "hourly" } }));
        Assert.Contains("has the schedule 'hourly'", refusal.Message, StringComparison.Ordinal);
    }

    private LocalHostOptions Options(LocalHostOptions options) => options with
    {
        Functions = [typeof(Sweep)],
        Time = time,
        Settings = new() { ["Sweep:Schedule"] = "0 0 * * * *" },
    };

    public sealed class Sweep(Journal journal)
    {
        [Function("Sweep")]
        public void Run([TimerTrigger("%Sweep:Schedule%")] TimerInfo timer, FunctionContext context)
        {
            Assert.Null(context.GetHttpContext());
            journal.Note(string.Create(CultureInfo.InvariantCulture,
                $"{(timer.IsPastDue ? "past due" : "in time")}, last {timer.ScheduleStatus!.Last:yyyy-MM-ddTHH:mm}, next {timer.ScheduleStatus.Next:yyyy-MM-ddTHH:mm}"));
        }
    }

    public static class Failing
    {
        [Function("Failing")]
        public static Task Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => throw new InvalidOperationException("broken");
    }
}
