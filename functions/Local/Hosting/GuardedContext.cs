using DurableTask.Core;
using Mandates.Local.Engine;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Entities;

namespace Mandates.Local.Hosting;

/// <summary>The worker's context of an orchestrator, to be used on the orchestrator's thread only.</summary>
internal sealed class GuardedContext(TaskOrchestrationContext inner, ILoggerFactory logs) : TaskOrchestrationContext
{
    private readonly List<Task> given = [];

    public bool IsAccessed { get; private set; }

    /// <summary>Whether something durable is open that may wake the orchestrator.</summary>
    public bool Waits => given.Exists(task => !task.IsCompleted);

    public override TaskName Name => inner.Name;

    public override string InstanceId => inner.InstanceId;

    public override ParentOrchestrationInstance? Parent => inner.Parent;

    public override DateTime CurrentUtcDateTime => inner.CurrentUtcDateTime;

    public override bool IsReplaying => inner.IsReplaying;

    public override string Version => inner.Version;

    public override IReadOnlyDictionary<string, object?> Properties => inner.Properties;

    public override TaskOrchestrationEntityFeature Entities => inner.Entities;

    protected override ILoggerFactory LoggerFactory => logs;

    public static InvalidOperationException InvalidAwait() => new(
        "An invalid asynchronous invocation was detected. This can be caused by awaiting non-durable tasks in an " +
        "orchestrator function's implementation or by middleware that invokes asynchronous code.");

    /// <summary>A function's input is read as the type that it asks for.</summary>
    public override T? GetInput<T>()
        where T : default =>
        Own().GetInput<object>() switch
        {
            T typed => typed,
            JsonElement json => DurableJson.Converter.Deserialize<T>(json.GetRawText()),
            _ => default,
        };

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        Give(Own().CallActivityAsync<TResult>(name, input, options));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(TaskName orchestratorName, object? input = null, TaskOptions? options = null) =>
        Give(Own().CallSubOrchestratorAsync<TResult>(orchestratorName, input, options));

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken) => Give(Own().CreateTimer(fireAt, cancellationToken));

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default) =>
        Give(Own().WaitForExternalEvent<T>(eventName, cancellationToken));

    public override void SendEvent(string instanceId, string eventName, object payload) => Own().SendEvent(instanceId, eventName, payload);

    public override void SetCustomStatus(object? customStatus) => Own().SetCustomStatus(customStatus);

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) =>
        Own().ContinueAsNew(newInput, preserveUnprocessedEvents);

    public override void ContinueAsNew(Microsoft.DurableTask.ContinueAsNewOptions options) => Own().ContinueAsNew(options);

    public override Guid NewGuid() => Own().NewGuid();

    /// <summary>A caller on another thread has awaited something other than a durable task.</summary>
    public void ThrowIfForeign()
    {
        if (!OrchestrationContext.IsOrchestratorThread)
        {
            var fault = InvalidAwait();
            logs.CreateLogger<GuardedContext>().LogError(fault, "The orchestrator '{Name}' of '{InstanceId}' went on outside its own thread", Name, InstanceId);
            throw fault;
        }
    }

    private TaskOrchestrationContext Own()
    {
        ThrowIfForeign();
        IsAccessed = true;
        return inner;
    }

    private T Give<T>(T task)
        where T : Task
    {
        given.Add(task);
        return task;
    }
}
