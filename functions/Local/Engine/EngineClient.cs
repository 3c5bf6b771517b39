using System.Security.Cryptography;
using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>The client that functions are given; its errors are those of the real one.</summary>
internal sealed class EngineClient(DurableEngine engine, Store store) : DurableTaskClient("")
{
    public override Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName,
        object? input = null,
        StartOrchestrationOptions? options = null,
        CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var id = options?.InstanceId ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        if (id.StartsWith('@'))
        {
            throw new ArgumentException("Instance ids that begin with '@' are reserved for entities.", nameof(options));
        }

        var json = DurableJson.Converter.Serialize(input);
        store.Start(new(id, orchestratorName, options?.Version?.Version, json), options?.StartAt);
        engine.Post(id);
        engine.Wake();
        return Task.FromResult(id);
    }

    public override Task RaiseEventAsync(
        string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var instance = store.Raise(instanceId, eventName, DurableJson.Converter.Serialize(eventPayload)) ?? throw NotFound(instanceId);
        if (!instance.IsLive)
        {
            throw Precondition("The orchestration instance with the provided instance id is not running.");
        }

        engine.Post(instanceId);
        return Task.CompletedTask;
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(store.Find(instanceId) is { } found ? Metadata(found, getInputsAndOutputs) : null);

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        filter ??= new();
        return Pageable.Create((token, size, cancellation) =>
        {
            cancellation.ThrowIfCancellationRequested();
            var length = size ?? filter.PageSize;
            var page = store.List(filter, token ?? filter.ContinuationToken, length);
            return Task.FromResult(new Page<OrchestrationMetadata>(
                page.ConvertAll(instance => Metadata(instance, filter.FetchInputsAndOutputs)),
                page.Count == length ? page[^1].Id : null));
        });
    }

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitFor(instanceId, found => found.Status != OrchestrationRuntimeStatus.Pending, getInputsAndOutputs, cancellation);

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(
        string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitFor(instanceId, found => !found.IsLive, getInputsAndOutputs, cancellation);

    public override Task TerminateInstanceAsync(
        string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var next = new FollowUp();
        var outcome = new StepOutcome(OrchestrationRuntimeStatus.Terminated, DurableJson.Converter.Serialize(options?.Output));
        var instance = store.Finish(instanceId, null, outcome, next) ?? throw NotFound(instanceId);
        if (!instance.IsLive)
        {
            throw Precondition($"Cannot terminate the orchestration instance '{instanceId}' because it is in the {instance.Status} state.");
        }

        engine.Publish(next);
        engine.Watch.Changed(instanceId);
        return Task.CompletedTask;
    }

    public override Task SuspendInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SetSuspended(instanceId, true, reason, cancellation);

    public override Task ResumeInstanceAsync(
        string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SetSuspended(instanceId, false, reason, cancellation);

    public override Task<PurgeResult> PurgeInstanceAsync(
        string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        cancellation.ThrowIfCancellationRequested();
        var instance = store.Purge(instanceId);
        engine.Watch.Changed(instanceId);
        return instance is { IsLive: true }
            ? throw new InvalidOperationException("Only orchestrations in a terminal state can be purged")
            : Task.FromResult(new PurgeResult(instance is null ? 0 : 1));
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static RpcException NotFound(string id) =>
        new(new(StatusCode.NotFound, $"No instance with ID '{id}' was found. (Parameter 'instanceId')"));

    private static RpcException Precondition(string detail) => new(new(StatusCode.FailedPrecondition, detail));

    private static OrchestrationMetadata Metadata(Instance instance, bool withData) => new(instance.Name, instance.Id)
    {
        RuntimeStatus = instance.Status,
        CreatedAt = instance.CreatedAt,
        LastUpdatedAt = instance.UpdatedAt,
        SerializedCustomStatus = instance.CustomStatus,
        SerializedInput = withData ? instance.Input : null,
        SerializedOutput = withData ? instance.Output : null,
        DataConverter = withData ? DurableJson.Converter : null,
    };

    private Task SetSuspended(string id, bool suspended, string? reason, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (store.SetSuspended(id, suspended, reason) is not { IsLive: true })
        {
            throw new RpcException(new(StatusCode.Unknown, "Exception was thrown by handler."));
        }

        engine.Wake();
        engine.Post(id);
        return Task.CompletedTask;
    }

    private async Task<OrchestrationMetadata> WaitFor(
        string id, Func<Instance, bool> isReached, bool withData, CancellationToken cancellation)
    {
        while (true)
        {
            var changed = engine.Watch.Next(id);
            var instance = store.Find(id) ?? throw NotFound(id);
            if (isReached(instance))
            {
                return Metadata(instance, withData);
            }

            await changed.WaitAsync(cancellation);
        }
    }
}
