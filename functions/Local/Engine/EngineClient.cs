using System.Security.Cryptography;
using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using OrchestrationQuery = Microsoft.DurableTask.Client.OrchestrationQuery;
using PurgeResult = Microsoft.DurableTask.Client.PurgeResult;

namespace Mandates.Local.Engine;

/// <summary>The client that functions are given, on a storage of the framework; its errors are those of the Functions host.</summary>
/// <param name="service">Also lists and purges, as the framework's storages do.</param>
/// <param name="defaultVersion">The version of an orchestration whose starter names none.</param>
/// <param name="nextChange">Completes when something has happened to an instance; taken before the instance is read.</param>
internal sealed class EngineClient(IOrchestrationServiceClient service, string? defaultVersion, Func<string, Task> nextChange) : DurableTaskClient("")
{
    /// <exception cref="DurableTask.Core.Exceptions.OrchestrationAlreadyExistsException">The id is in use.</exception>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var instance = new OrchestrationInstance
        {
            InstanceId = options?.InstanceId is { Length: > 0 } id ? id : RandomNumberGenerator.GetHexString(32, lowercase: true),
            ExecutionId = RandomNumberGenerator.GetHexString(32, lowercase: true),
        };
        if (instance.InstanceId.StartsWith('@'))
        {
            throw new ArgumentException("Instance ids that begin with '@' are reserved for entities.", nameof(options));
        }

        var started = new ExecutionStartedEvent(-1, DurableJson.Converter.Serialize(input))
        {
            Name = orchestratorName,
            Version = options?.Version is { } version ? version.Version : defaultVersion ?? "",
            OrchestrationInstance = instance,
            ScheduledStartTime = options?.StartAt?.UtcDateTime,
            Tags = options?.Tags?.ToDictionary(),
        };
        await service.CreateTaskOrchestrationAsync(
            new() { OrchestrationInstance = instance, Event = started },
            options?.DedupeStatuses?.Select(status => Enum.Parse<OrchestrationStatus>(status, ignoreCase: true)).ToArray() ?? []);
        return instance.InstanceId;
    }

    public override async Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellationToken = default)
    {
        if (IsOver(await FindAsync(instanceId, cancellationToken)))
        {
            throw Precondition("The orchestration instance with the provided instance id is not running.");
        }

        await SendAsync(instanceId, new EventRaisedEvent(-1, DurableJson.Converter.Serialize(eventPayload)) { Name = eventName });
    }

    public override async Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellationToken = default) =>
        (await service.GetOrchestrationStateAsync(instanceId, allExecutions: false)).FirstOrDefault() is { } state ? Metadata(state, getInputsAndOutputs) : null;

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        filter ??= new();
        return Pageable.Create(async (token, size, cancellationToken) =>
        {
            var page = await ((IOrchestrationServiceQueryClient)service).GetOrchestrationWithQueryAsync(
                new()
                {
                    RuntimeStatus = filter.Statuses?.Select(status => (OrchestrationStatus)status).ToList(),
                    CreatedTimeFrom = filter.CreatedFrom?.UtcDateTime,
                    CreatedTimeTo = filter.CreatedTo?.UtcDateTime,
                    InstanceIdPrefix = filter.InstanceIdPrefix,
                    PageSize = size ?? filter.PageSize,
                    ContinuationToken = token ?? filter.ContinuationToken,
                    FetchInputsAndOutputs = filter.FetchInputsAndOutputs,
                },
                cancellationToken);
            return new Page<OrchestrationMetadata>([.. page.OrchestrationState.Select(state => Metadata(state, filter.FetchInputsAndOutputs, isListed: true))], page.ContinuationToken);
        });
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellationToken = default) =>
        WaitAsync(instanceId, state => state.OrchestrationStatus != OrchestrationStatus.Pending, getInputsAndOutputs, cancellationToken);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellationToken = default) =>
        WaitAsync(instanceId, IsOver, getInputsAndOutputs, cancellationToken);

    /// <summary>As on the Functions host, it has been requested but not yet carried out when the call returns.</summary>
    public override async Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellationToken = default)
    {
        var state = await FindAsync(instanceId, cancellationToken);
        if (IsOver(state))
        {
            throw Precondition($"Cannot terminate the orchestration instance '{instanceId}' because it is in the {state.OrchestrationStatus} state.");
        }

        await service.ForceTerminateTaskOrchestrationAsync(instanceId, DurableJson.Converter.Serialize(options?.Output));
    }

    /// <inheritdoc cref="TerminateInstanceAsync"/>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellationToken = default) =>
        SendToRunningAsync(instanceId, new ExecutionSuspendedEvent(-1, reason), cancellationToken);

    /// <inheritdoc cref="TerminateInstanceAsync"/>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellationToken = default) =>
        SendToRunningAsync(instanceId, new ExecutionResumedEvent(-1, reason), cancellationToken);

    public override async Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if ((await service.GetOrchestrationStateAsync(instanceId, allExecutions: false)).FirstOrDefault() is { } state && !IsOver(state))
        {
            throw new InvalidOperationException("Only orchestrations in a terminal state can be purged");
        }

        return new((await ((IOrchestrationServicePurgeClient)service).PurgeInstanceStateAsync(instanceId)).DeletedInstanceCount);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static bool IsOver(OrchestrationState state) => state.OrchestrationStatus is not
        (OrchestrationStatus.Pending or OrchestrationStatus.Running or OrchestrationStatus.Suspended or OrchestrationStatus.ContinuedAsNew);

    private static RpcException Precondition(string detail) => new(new(StatusCode.FailedPrecondition, detail));

    // As the Functions host: one instance tells its custom status and failure only with its data.
    private static OrchestrationMetadata Metadata(OrchestrationState state, bool withData, bool isListed = false) => new(state.Name, state.OrchestrationInstance.InstanceId)
    {
        RuntimeStatus = (OrchestrationRuntimeStatus)state.OrchestrationStatus,
        CreatedAt = state.CreatedTime,
        LastUpdatedAt = state.LastUpdatedTime,
        SerializedCustomStatus = withData || isListed ? state.Status : null,
        SerializedInput = withData ? state.Input : null,
        SerializedOutput = withData ? state.Output : null,
        DataConverter = withData ? DurableJson.Converter : null,
        FailureDetails = withData ? Details(state.FailureDetails) : null,
        Tags = state.Tags?.AsReadOnly() ?? new Dictionary<string, string>().AsReadOnly(),
    };

    private static TaskFailureDetails? Details(FailureDetails? failure) => failure is null
        ? null
        : new(failure.ErrorType, failure.ErrorMessage, failure.StackTrace, Details(failure.InnerFailure), failure.Properties);

    private async Task<OrchestrationState> FindAsync(string id, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return (await service.GetOrchestrationStateAsync(id, allExecutions: false)).FirstOrDefault()
            ?? throw new RpcException(new(StatusCode.NotFound, $"No instance with ID '{id}' was found. (Parameter 'instanceId')"));
    }

    private async Task SendToRunningAsync(string id, HistoryEvent what, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if ((await service.GetOrchestrationStateAsync(id, allExecutions: false)).FirstOrDefault() is not { } state || IsOver(state))
        {
            throw new RpcException(new(StatusCode.Unknown, "Exception was thrown by handler."));
        }

        await SendAsync(id, what);
    }

    private Task SendAsync(string id, HistoryEvent what) =>
        service.SendTaskOrchestrationMessageAsync(new() { OrchestrationInstance = new() { InstanceId = id }, Event = what });

    private async Task<OrchestrationMetadata> WaitAsync(string id, Func<OrchestrationState, bool> isReached, bool withData, CancellationToken cancellationToken)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var changed = nextChange(id);
            if ((await service.GetOrchestrationStateAsync(id, allExecutions: false)).FirstOrDefault() is { } state && isReached(state))
            {
                return Metadata(state, withData);
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
