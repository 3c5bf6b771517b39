using Mandates.Local.Engine;
using Microsoft.Data.Sqlite;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

public class DurabilityTests
{
    [Fact]
    public async Task A_stopped_engine_goes_on_where_it_was()
    {
        using var folder = new Folder();
        var functions = TestFunctions.Echo();
        functions.Orchestrate("Main", async c =>
        {
            var before = await c.CallActivityAsync<string>("Echo", "before");
            await c.CreateTimer(TimeSpan.FromDays(1), default);
            return $"{before} {await c.WaitForExternalEvent<string>("Go")}";
        });
        await using (var first = await Running.OpenAsync(functions, file: folder.File()))
        {
            await first.RunAsync();
            await first.Client.RaiseEventAsync("a", "Go", "after");
        }

        await using var second = await Running.OpenAsync(functions, file: folder.File());
        Assert.True((await second.MetadataAsync()).IsRunning);
        await second.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal("before after", (await second.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_activity_that_was_running_at_a_crash_runs_again()
    {
        using var folder = new Folder();
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource<object?>());
        await using var first = await Running.OpenAsync(
            new TestFunctions()
                .ActAsync("Send", _ =>
                {
                    entered.SetResult();
                    return leave.Task;
                })
                .Orchestrate("Main", c => c.CallActivityAsync<object?>("Send")),
            file: folder.File());
        await first.StartAsync();
        await entered.Task;

        await using var afterCrash = await Running.OpenAsync(
            new TestFunctions().Act("Send", _ => "again").Orchestrate("Main", c => c.CallActivityAsync<object?>("Send")),
            file: folder.CopyOf(folder.File(), "crashed.db"));

        Assert.Equal("again", (await afterCrash.MetadataAsync()).ReadOutputAs<string>());
        leave.SetResult("first");
        Assert.Equal("first", (await first.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task An_activity_that_obeys_the_stop_runs_again_after_the_next_start()
    {
        using var folder = new Folder();
        var functions = new TestFunctions().Orchestrate("Main", c => c.CallActivityAsync<object?>("Send"));
        var entered = new TaskCompletionSource();
        functions.ActAsync("Send", async call =>
        {
            entered.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, call.Stopping);
            return null;
        });
        await using (var first = await Running.OpenAsync(functions, file: folder.File()))
        {
            await first.StartAsync();
            await entered.Task;
        }

        functions.Act("Send", _ => "sent");
        await using var second = await Running.OpenAsync(functions, file: folder.File());

        Assert.Equal("sent", (await second.MetadataAsync()).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task A_copy_taken_at_any_step_comes_to_the_same_end(int step)
    {
        using var folder = new Folder();
        var functions = TestFunctions.Echo(10);
        var calls = 0;
        functions.Act("Echo", call =>
        {
            if (Interlocked.Increment(ref calls) == step)
            {
                folder.CopyOf(folder.File(), "crashed.db");
            }

            return call.InputJson!.Trim('"');
        });
        await using var calm = await Running.OpenAsync(functions, file: folder.File());
        var expected = (await calm.RunAsync(input: "n")).SerializedOutput;

        await using var afterCrash = await Running.OpenAsync(functions, file: folder.File("crashed.db"));

        Assert.Equal(expected, (await afterCrash.MetadataAsync()).SerializedOutput);
        Assert.Equal(10 + 10 - step + 1, calls);
    }

    [Fact]
    public async Task A_message_that_comes_twice_changes_nothing()
    {
        using var folder = new Folder();
        var functions = TestFunctions.Echo(2);
        await using (var first = await Running.OpenAsync(functions, file: folder.File()))
        {
            await first.RunAsync("done", "x");
            functions.Orchestrate("Main", async c =>
            {
                var answer = await c.CallActivityAsync<string>("Echo", "once");
                await c.WaitForExternalEvent<object?>("Go");
                return answer + await c.CallActivityAsync<string>("Echo", "twice");
            });
            await first.RunAsync();
        }

        using (var file = new SqliteConnection($"Data Source={folder.File()};Pooling=False"))
        {
            file.Open();
            using var command = file.CreateCommand();
            command.CommandText = """
                INSERT INTO messages (message)
                SELECT json_object('Event', json(e.value), 'OrchestrationInstance', json_object('InstanceId', i.id, 'ExecutionId', i.execution))
                FROM history h JOIN instances i ON i.id = h.instance, json_each(h.events) e
                WHERE e.value ->> '$."$type"' LIKE '%.ExecutionStartedEvent,%' OR e.value ->> '$."$type"' LIKE '%.TaskCompletedEvent,%'
                ORDER BY h.seq DESC, e.key DESC
                """;
            Assert.Equal(5, command.ExecuteNonQuery());
        }

        await using var second = await Running.OpenAsync(functions, file: folder.File());
        await second.Engine.IdleAsync();
        await second.Client.RaiseEventAsync("a", "Go");

        Assert.Equal("oncetwice", (await second.MetadataAsync()).ReadOutputAs<string>());
        Assert.Equal("x0 x1", (await second.MetadataAsync("done")).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Two_engines_do_not_see_each_other()
    {
        await using var one = await Running.OpenAsync(TestFunctions.Echo());
        await using var two = await Running.OpenAsync(TestFunctions.Echo());

        await one.RunAsync(input: "one");
        Assert.Null(await two.Client.GetInstanceAsync("a"));
        await two.RunAsync(input: "two");

        Assert.Equal("one0", (await one.MetadataAsync()).ReadOutputAs<string>());
        Assert.Equal("two0", (await two.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_late_result_does_not_reach_the_next_run_under_the_same_id()
    {
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource<object?>());
        await using var running = await Running.OpenAsync(TestFunctions.Echo()
            .ActAsync("Slow", _ =>
            {
                entered.SetResult();
                return leave.Task;
            })
            .Orchestrate("Slow", c => c.CallActivityAsync<object?>("Slow"))
            .Orchestrate("Waiter", async c => await c.WaitForExternalEvent<string>("Go")));
        await running.StartAsync(name: "Slow");
        await entered.Task;
        await running.Client.TerminateInstanceAsync("a");
        await running.Client.WaitForInstanceCompletionAsync("a");
        await running.StartAsync(name: "Waiter");

        leave.SetResult("late");
        Assert.True((await running.MetadataAsync()).IsRunning);
        await running.Client.RaiseEventAsync("a", "Go", "mine");

        Assert.Equal("mine", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task Nothing_is_idle_while_an_activity_runs()
    {
        var (entered, leave) = (new TaskCompletionSource(), new TaskCompletionSource<object?>());
        await using var running = await Running.OpenAsync(new TestFunctions()
            .ActAsync("Slow", _ =>
            {
                entered.SetResult();
                return leave.Task;
            })
            .Orchestrate("Main", c => c.CallActivityAsync<object?>("Slow")));
        await running.StartAsync();
        await entered.Task;

        var idle = running.Engine.IdleAsync();
        Assert.False(idle.IsCompleted);
        leave.SetResult(null);

        await idle;
        Assert.True((await running.Client.GetInstanceAsync("a"))!.IsCompleted);
    }

    [Fact]
    public async Task What_is_asked_for_before_the_start_happens_once_after_it()
    {
        using var folder = new Folder();
        var engine = DurableEngine.Open(
            new() { File = folder.File() },
            new TestFunctions().Orchestrate("Main", async c => $"{await c.WaitForExternalEvent<int>("E")} {await c.WaitForExternalEvent<int>("E")}"),
            NoServices.Instance, new ManualTime(), new Logs());
        await using var _ = engine;
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main", "x", new StartOrchestrationOptions("a"));
        await engine.Client.RaiseEventAsync("a", "E", 1);
        await engine.StartAsync();
        await engine.IdleAsync();
        await engine.Client.RaiseEventAsync("a", "E", 2);
        await engine.IdleAsync();

        Assert.Equal("1 2", (await engine.Client.GetInstanceAsync("a", true))!.ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_file_with_messages_takes_more_of_them_before_the_start()
    {
        using var folder = new Folder();
        var functions = TestFunctions.Echo().Orchestrate("Main", async c =>
        {
            await c.CreateTimer(TimeSpan.FromDays(1), default);
            return null;
        });
        await using (var first = await Running.OpenAsync(functions, file: folder.File()))
        {
            await first.RunAsync();
        }

        await using var engine = DurableEngine.Open(new() { File = folder.File() }, functions, NoServices.Instance, new ManualTime(), new Logs());
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main", "x", new StartOrchestrationOptions("b"));
        await engine.Client.ScheduleNewOrchestrationInstanceAsync("Main", "x", new StartOrchestrationOptions("c"));
        await engine.StartAsync();
        await engine.IdleAsync();

        Assert.Equal(OrchestrationRuntimeStatus.Running, (await engine.Client.GetInstanceAsync("b"))!.RuntimeStatus);
    }
}
