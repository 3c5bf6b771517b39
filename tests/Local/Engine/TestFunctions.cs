using System.Diagnostics.CodeAnalysis;
using Mandates.Local.Engine;
using Mandates.Local.Hosting;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Mandates.Local.Tests.Engine;

/// <summary>One run of an activity, with its input as it was written.</summary>
internal sealed record ActivityCall(string Name, string InstanceId, string? InputJson, CancellationToken Stopping);

internal sealed class TestFunctions : IDurableTaskFactory
{
    private readonly Dictionary<string, Func<TaskOrchestrationContext, Task<object?>>> orchestrators = [];
    private readonly Dictionary<string, Func<ActivityCall, Task<object?>>> activities = [];

    public CancellationToken Stopping { get; set; }

    public ILoggerFactory Logs { get; set; } = NullLoggerFactory.Instance;

    public Func<TaskOrchestrationContext, Task<object?>> this[string orchestrator] => orchestrators[orchestrator];

    public bool TryCreateOrchestrator(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskOrchestrator? orchestrator)
    {
        orchestrator = orchestrators.TryGetValue(name, out var body) ? new GuardedOrchestrator(body, Logs) : null;
        return orchestrator is not null;
    }

    public bool TryCreateActivity(TaskName name, IServiceProvider serviceProvider, [NotNullWhen(true)] out ITaskActivity? activity)
    {
        activity = activities.TryGetValue(name, out var body) ? new Activity(body, Stopping) : null;
        return activity is not null;
    }

    public TestFunctions Orchestrate(string name, Func<TaskOrchestrationContext, Task<object?>> body)
    {
        orchestrators[name] = body;
        return this;
    }

    public TestFunctions Act(string name, Func<ActivityCall, object?> body) =>
        ActAsync(name, call => Task.FromResult(body(call)));

    public TestFunctions ActAsync(string name, Func<ActivityCall, Task<object?>> body)
    {
        activities[name] = body;
        return this;
    }

    /// <summary>An activity that returns its input, and an orchestrator that calls it so many times.</summary>
    public static TestFunctions Echo(int times = 1) => new TestFunctions()
        .Act("Echo", call => DurableJson.Converter.Deserialize<string>(call.InputJson))
        .Orchestrate("Main", async context =>
        {
            var said = new List<string>();
            for (var i = 0; i < times; i++)
            {
                said.Add(await context.CallActivityAsync<string>("Echo", $"{context.GetInput<string>()}{i}"));
            }

            return string.Join(' ', said);
        });

    private sealed class Activity(Func<ActivityCall, Task<object?>> body, CancellationToken stopping) : TaskActivity<object?, object?>
    {
        public override Task<object?> RunAsync(TaskActivityContext context, object? input) =>
            body(new(context.Name, context.InstanceId, ((JsonElement?)input)?.GetRawText(), stopping));
    }
}
