using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class ActivityTests
{
    private sealed record Dates(DateOnly Day, TimeOnly Time, DateTimeOffset Moment, DayOfWeek Weekday, string? Nothing);

    [Fact]
    public async Task Activities_run_one_after_the_other_and_their_results_come_back()
    {
        await using var running = new Running(TestFunctions.Echo(3));

        var done = await running.RunAsync(input: "hé");

        Assert.Equal(OrchestrationRuntimeStatus.Completed, done.RuntimeStatus);
        Assert.Equal("hé0 hé1 hé2", done.ReadOutputAs<string>());
    }

    [Fact]
    public async Task Activities_started_together_run_together()
    {
        var both = new Barrier(2);
        await using var running = new Running(new TestFunctions()
            .Act("Meet", _ => both.SignalAndWait(TimeSpan.FromSeconds(20)))
            .Orchestrate("Main", async c => (await Task.WhenAll(c.CallActivityAsync<bool>("Meet"), c.CallActivityAsync<bool>("Meet"))).All(met => met)));

        Assert.True((await running.RunAsync()).ReadOutputAs<bool>());
    }

    [Fact]
    public async Task Json_is_that_of_the_real_worker()
    {
        string? input = null;
        var dates = new Dates(new(2012, 2, 23), new(23, 59), new(2012, 2, 23, 1, 2, 3, TimeSpan.FromHours(-5)), DayOfWeek.Friday, null);
        await using var running = new Running(new TestFunctions()
            .Act("Keep", call => DurableJson.Converter.Deserialize<Dates>(input = call.InputJson))
            .Orchestrate("Main", async c => await c.CallActivityAsync<Dates>("Keep", c.GetInput<Dates>())));

        var done = await running.RunAsync(input: dates);

        Assert.Equal(dates, done.ReadOutputAs<Dates>());
        Assert.Equal("""{"Day":"2012-02-23","Time":"23:59:00","Moment":"2012-02-23T01:02:03-05:00","Weekday":5,"Nothing":null}""", input);
    }

    [Fact]
    public async Task Input_is_read_whatever_its_case_and_escaped_beyond_ascii()
    {
        await using var running = new Running(new TestFunctions().Orchestrate("Main", c => Task.FromResult<object?>(c.GetInput<Dates>()!.Nothing)));

        var done = await running.RunAsync(input: new { nothing = "é<" });

        Assert.Equal("é<", done.ReadOutputAs<string>());
        Assert.Equal("\"\\u00E9\\u003C\"", done.SerializedOutput);
    }

    [Fact]
    public async Task Null_stays_null_and_a_missing_number_is_zero()
    {
        await using var running = new Running(new TestFunctions()
            .Act("Null", call => call.InputJson)
            .Orchestrate("Main", async c => $"{c.GetInput<int>()}{await c.CallActivityAsync<string?>("Null") ?? "null"}"));

        Assert.Equal("0null", (await running.RunAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_failed_activity_throws_with_its_message_and_without_its_type()
    {
        TaskFailedException? caught = null;
        await using var running = new Running(new TestFunctions()
            .Act("FailAct", _ => throw new InvalidOperationException("act boom", new ArgumentException("deep")))
            .Orchestrate("Main", async c =>
            {
                caught = await Assert.ThrowsAsync<TaskFailedException>(() => c.CallActivityAsync("FailAct"));
                return null;
            }));

        Assert.Equal(OrchestrationRuntimeStatus.Completed, (await running.RunAsync()).RuntimeStatus);
        Assert.Equal("Task 'FailAct' (#0) failed with an unhandled exception: act boom", caught!.Message);
        Assert.Equal(("FailAct", 0, "(unknown)", "act boom"), (caught.TaskName, caught.TaskId, caught.FailureDetails.ErrorType, caught.FailureDetails.ErrorMessage));
        Assert.False(caught.FailureDetails.IsCausedBy<InvalidOperationException>());
    }

    [Fact]
    public async Task An_unknown_activity_fails_without_details()
    {
        await using var running = new Running(new TestFunctions().Orchestrate("Main", c => c.CallActivityAsync<object?>("Nobody")));

        var done = await running.RunAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Failed, done.RuntimeStatus);
        Assert.EndsWith("Task 'Nobody' (#0) failed with an unhandled exception: (unknown)", done.ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_of_another_shape_can_be_caught()
    {
        await using var running = new Running(new TestFunctions().Act("Text", _ => "text").Orchestrate("Main", async c =>
        {
            await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => c.CallActivityAsync<int>("Text"));
            return "caught";
        }));

        Assert.Equal("caught", (await running.RunAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_retry_policy_waits_on_durable_timers()
    {
        var tries = new List<DateTime>();
        var time = new ManualTime();
        await using var retrying = new Running(
            new TestFunctions()
                .Act("Flaky", _ =>
                {
                    tries.Add(time.Now);
                    return tries.Count < 3 ? throw new InvalidOperationException("not yet") : "done";
                })
                .Orchestrate("Main", c => c.CallActivityAsync<object?>("Flaky", TaskOptions.FromRetryPolicy(new(4, TimeSpan.FromMinutes(1), 2)))),
            time);

        await retrying.RunAsync();
        await retrying.AdvanceAsync(TimeSpan.FromMinutes(1));
        await retrying.AdvanceAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(2, tries.Count);
        await retrying.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal("done", (await retrying.LookAsync()).ReadOutputAs<string>());
        Assert.Equal([0, 1, 3], tries.Select(at => (at - ManualTime.Start).TotalMinutes));
    }

    [Fact]
    public async Task The_last_try_of_a_retry_policy_throws()
    {
        var tries = 0;
        await using var running = new Running(new TestFunctions()
            .Act("Never", _ => throw new InvalidOperationException($"try {++tries}"))
            .Orchestrate("Main", c => c.CallActivityAsync<object?>("Never", TaskOptions.FromRetryPolicy(new(2, TimeSpan.FromMinutes(1))))));

        await running.RunAsync();
        await running.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.EndsWith("try 2", (await running.LookAsync()).ReadOutputAs<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_more_activities_run_at_once_than_allowed()
    {
        var gate = new SemaphoreSlim(10);
        await using var running = new Running(new TestFunctions()
            .ActAsync("Enter", async _ =>
            {
                var isFree = gate.Wait(0);
                await Task.Yield();
                gate.Release();
                return isFree;
            })
            .Orchestrate("Main", async c =>
                (await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => c.CallActivityAsync<bool>("Enter")))).All(isFree => isFree)));

        Assert.True((await running.RunAsync()).ReadOutputAs<bool>());
    }
}
