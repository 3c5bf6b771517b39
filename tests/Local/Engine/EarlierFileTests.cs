using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Tests.Engine;

/// <summary>A file of the engine that came before the framework's is converted when it is opened.</summary>
public class EarlierFileTests
{
    /// <summary>The file as that engine made it; it will never be another one.</summary>
    private const string Version1 = """
        CREATE TABLE instances (
            execution INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, version TEXT NOT NULL, status TEXT NOT NULL,
            input TEXT, output TEXT, custom_status TEXT,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            parent_name TEXT, parent_id TEXT, parent_execution INTEGER, parent_task INTEGER);
        CREATE TABLE history (
            execution INTEGER NOT NULL, seq INTEGER NOT NULL,
            kind TEXT NOT NULL, at INTEGER NOT NULL, task INTEGER NOT NULL, name TEXT, data TEXT,
            PRIMARY KEY (execution, seq)) WITHOUT ROWID;
        CREATE TABLE messages (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL,
            kind TEXT NOT NULL, at INTEGER NOT NULL, task INTEGER NOT NULL, name TEXT, data TEXT);
        CREATE INDEX messages_by_instance ON messages (instance, seq);
        CREATE TABLE activities (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, execution INTEGER NOT NULL, instance TEXT NOT NULL,
            task INTEGER NOT NULL, name TEXT NOT NULL, input TEXT);
        CREATE TABLE timers (
            execution INTEGER NOT NULL, task INTEGER NOT NULL, fire_at INTEGER NOT NULL,
            PRIMARY KEY (execution, task)) WITHOUT ROWID;
        CREATE INDEX timers_by_time ON timers (fire_at);
        """;

    // Of another run than any that these tests make.
    private static readonly DateTime Created = new(2011, 5, 6, 7, 8, 9, DateTimeKind.Utc);

    private static TestFunctions Root() => new TestFunctions()
        .Orchestrate("Child", async c => c.GetInput<string>() + await c.WaitForExternalEvent<string>("Go"))
        .Orchestrate("Main", async c =>
            await c.CallSubOrchestratorAsync<string>("Child", $"{c.GetInput<string>()}-", new SubOrchestrationOptions(instanceId: $"{c.InstanceId}:child")));

    private static void Write(Folder folder, string status, string? output = null, string? customStatus = null)
    {
        using var file = Schema.Open(folder.File(), [Version1]);
        using var command = file.CreateCommand();
        command.CommandText = """
            INSERT INTO instances (execution, id, name, version, status, input, output, custom_status, created_at, updated_at)
            VALUES (7, 'a', 'Main', '1.5', $status, '"é"', $output, $custom, $created, $created);
            INSERT INTO instances (execution, id, name, version, status, input, created_at, updated_at, parent_name, parent_id, parent_execution, parent_task)
            VALUES (8, 'a:child', 'Child', '1.5', 'Running', '"earlier"', $created, $created, 'Main', 'a', 7, 0),
                   (9, 'a:never-again', 'Child', '1.5', 'Running', '"earlier"', $created, $created, 'Main', 'a', 7, 1);
            INSERT INTO history VALUES (7, 0, 'ExecutionStarted', $created, -1, 'Main', '"é"');
            INSERT INTO messages (instance, kind, at, task, name, data) VALUES ('a:child', 'EventRaised', $created, -1, 'Go', '"lost"');
            INSERT INTO activities (execution, instance, task, name) VALUES (7, 'a', 1, 'Nobody');
            INSERT INTO timers VALUES (7, 2, $created);
            """;
        command.Parameters.AddWithValue("$status", status);
        command.Parameters.AddWithValue("$output", (object?)output ?? DBNull.Value);
        command.Parameters.AddWithValue("$custom", (object?)customStatus ?? DBNull.Value);
        command.Parameters.AddWithValue("$created", Created.Ticks);
        command.ExecuteNonQuery();
    }

    [Theory]
    [InlineData("Completed", OrchestrationRuntimeStatus.Completed)]
    [InlineData("Failed", OrchestrationRuntimeStatus.Failed)]
    [InlineData("Terminated", OrchestrationRuntimeStatus.Terminated)]
    public async Task An_ended_instance_stays_as_it_was(string status, OrchestrationRuntimeStatus expected)
    {
        using var folder = new Folder();
        Write(folder, status, "\"output\"", """{"Waits":true}""");

        await using var running = await Running.OpenAsync(Root(), file: folder.File(), version: "1.5");

        var ended = await running.MetadataAsync();
        Assert.Equal(("Main", expected), (ended.Name, ended.RuntimeStatus));
        Assert.Equal(("\"é\"", "\"output\"", """{"Waits":true}"""), (ended.SerializedInput, ended.SerializedOutput, ended.SerializedCustomStatus));
        Assert.Equal((Created, Created), (ended.CreatedAt.UtcDateTime, ended.LastUpdatedAt.UtcDateTime));
        Assert.Null(running.Engine.NextTimerUtc);
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("Running")]
    public async Task A_root_that_had_not_ended_begins_anew_with_its_input_and_so_do_its_children(string status)
    {
        using var folder = new Folder();
        Write(folder, status, customStatus: """{"Waits":true}""");

        await using var running = await Running.OpenAsync(Root(), file: folder.File(), version: "1.5");

        var (root, child) = (await running.MetadataAsync(), await running.MetadataAsync("a:child"));
        Assert.Equal(("Main", OrchestrationRuntimeStatus.Running, "\"é\"", "null"), (root.Name, root.RuntimeStatus, root.SerializedInput, root.SerializedCustomStatus));
        Assert.Equal(Created, root.CreatedAt.UtcDateTime);
        Assert.Equal((OrchestrationRuntimeStatus.Running, "é-"), (child.RuntimeStatus, child.ReadInputAs<string>()));
        Assert.Equal(ManualTime.Start, child.CreatedAt.UtcDateTime);
        Assert.Null(await running.Client.GetInstanceAsync("a:never-again"));
        Assert.Null(running.Engine.NextTimerUtc);

        await running.Client.RaiseEventAsync("a:child", "Go", "went");
        Assert.Equal("é-went", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_root_that_begins_anew_keeps_its_version()
    {
        using var folder = new Folder();
        Write(folder, "Running");

        await using var running = await Running.OpenAsync(
            new TestFunctions().Orchestrate("Main", c => Task.FromResult<object?>(c.Version)), file: folder.File(), version: "2.0");

        Assert.Equal("1.5", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_suspended_root_is_suspended_again_with_its_reason()
    {
        using var folder = new Folder();
        Write(folder, "Suspended", "the chair asked");

        await using var running = await Running.OpenAsync(Root(), file: folder.File(), version: "1.5");

        var suspended = await running.MetadataAsync();
        Assert.Equal((OrchestrationRuntimeStatus.Suspended, "the chair asked"), (suspended.RuntimeStatus, suspended.SerializedOutput));
        Assert.Equal("\"é\"", suspended.SerializedInput);
        await running.Client.ResumeInstanceAsync("a");
        await running.Engine.IdleAsync();
        await running.Client.RaiseEventAsync("a:child", "Go", "went");
        Assert.Equal("é-went", (await running.MetadataAsync()).ReadOutputAs<string>());
    }

    [Fact]
    public async Task A_file_is_converted_once()
    {
        using var folder = new Folder();
        Write(folder, "Running");
        await using (var first = await Running.OpenAsync(Root(), file: folder.File(), version: "1.5"))
        {
            await first.Engine.IdleAsync();
            await first.Client.RaiseEventAsync("a:child", "Go", "once");
            Assert.True((await first.MetadataAsync()).IsCompleted);
        }

        await using var second = await Running.OpenAsync(Root(), file: folder.File(), version: "1.5");

        Assert.Equal("é-once", (await second.MetadataAsync()).ReadOutputAs<string>());
    }
}
