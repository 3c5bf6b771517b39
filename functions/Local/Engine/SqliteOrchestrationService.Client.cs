using DurableTask.Core;
using DurableTask.Core.Exceptions;
using DurableTask.Core.History;
using DurableTask.Core.Query;

namespace Mandates.Local.Engine;

/// <summary>Operations from outside: start, raise an event, terminate, query.</summary>
internal sealed partial class SqliteOrchestrationService : IOrchestrationServiceClient, IOrchestrationServiceQueryClient, IOrchestrationServicePurgeClient
{
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage) => CreateTaskOrchestrationAsync(creationMessage, []);

    /// <exception cref="OrchestrationAlreadyExistsException">The id is in use, or its last run ended in a status that is to count as that.</exception>
    public Task CreateTaskOrchestrationAsync(TaskMessage creationMessage, OrchestrationStatus[]? dedupeStatuses)
    {
        var id = creationMessage.OrchestrationInstance.InstanceId;
        InTransaction(() =>
        {
            if (live.ContainsKey(id) || (dedupeStatuses is { Length: > 0 } refused && store.Find(id) is { } last && refused.Contains(last.OrchestrationStatus)))
            {
                throw new OrchestrationAlreadyExistsException($"An Orchestration instance with the ID {id} already exists.");
            }

            Send(creationMessage);
        });
        TimerSet();
        return Task.CompletedTask;
    }

    public Task SendTaskOrchestrationMessageAsync(TaskMessage message) => SendTaskOrchestrationMessageBatchAsync(message);

    public Task SendTaskOrchestrationMessageBatchAsync(params TaskMessage[] messages)
    {
        InTransaction(() => Array.ForEach(messages, Send));
        return Task.CompletedTask;
    }

    /// <summary>One that is to start later ends at once: it has no history that could be told to.</summary>
    public Task ForceTerminateTaskOrchestrationAsync(string instanceId, string? reason)
    {
        InTransaction(() =>
        {
            if (queue.IsToStart(instanceId) && store.Find(instanceId) is { } waiting)
            {
                (waiting.OrchestrationStatus, waiting.Output, waiting.LastUpdatedTime, waiting.CompletedTime) = (OrchestrationStatus.Terminated, reason, Now, Now);
                store.Save(waiting);
                End(instanceId);
            }
            else
            {
                Send(new() { OrchestrationInstance = new() { InstanceId = instanceId }, Event = new ExecutionTerminatedEvent(-1, reason) });
            }
        });
        Watch.Changed(instanceId);
        return Task.CompletedTask;
    }

    public async Task<IList<OrchestrationState>> GetOrchestrationStateAsync(string instanceId, bool allExecutions) =>
        await GetOrchestrationStateAsync(instanceId, null) is { } state ? [state] : [];

    /// <summary>The state of the last execution; earlier ones are not kept.</summary>
    public Task<OrchestrationState?> GetOrchestrationStateAsync(string instanceId, string? executionId) =>
        Task.FromResult(Locked(() => store.Find(instanceId)) is { } found && (executionId ?? found.OrchestrationInstance.ExecutionId) == found.OrchestrationInstance.ExecutionId ? found : null);

    public Task<string> GetOrchestrationHistoryAsync(string instanceId, string? executionId) =>
        Task.FromResult(EventJson.Write(Locked(() => store.History(instanceId))));

    public Task<OrchestrationQueryResult> GetOrchestrationWithQueryAsync(OrchestrationQuery query, CancellationToken cancellationToken)
    {
        var page = Locked(() => store.List(query));
        return Task.FromResult(new OrchestrationQueryResult(page, page.Count == query.PageSize ? page[^1].OrchestrationInstance.InstanceId : null));
    }

    /// <summary>A running one stays.</summary>
    public Task<PurgeResult> PurgeInstanceStateAsync(string instanceId)
    {
        var isThere = false;
        InTransaction(() =>
        {
            isThere = !live.ContainsKey(instanceId) && store.Find(instanceId) is not null;
            if (isThere)
            {
                store.Remove(instanceId);
            }
        });
        Watch.Changed(instanceId);
        return Task.FromResult(new PurgeResult(isThere ? 1 : 0));
    }

    public Task<PurgeResult> PurgeInstanceStateAsync(PurgeInstanceFilter purgeInstanceFilter) => throw Unsupported();

    public Task PurgeOrchestrationHistoryAsync(DateTime thresholdDateTimeUtc, OrchestrationStateTimeRangeFilterType timeRangeFilterType) => throw Unsupported();

    public Task<OrchestrationState> WaitForOrchestrationAsync(string instanceId, string? executionId, TimeSpan timeout, CancellationToken cancellationToken) => throw Unsupported();

    private static NotSupportedException Unsupported() => new("The local engine purges one instance at a time, and its client waits by itself.");
}
