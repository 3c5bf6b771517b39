using System.Security.Cryptography;
using System.Text;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mandates.Local.Engine;

/// <summary>What an orchestrator sees: each call becomes an action and an open task.</summary>
internal sealed class ReplayContext(Instance instance, OrchestratorThread thread, ILoggerFactory logs)
    : TaskOrchestrationContext
{
    private readonly OrchestratorTasks tasks = new();
    private readonly ExternalEvents events = new();
    private readonly List<int> cancelledTimers = [];
    private DateTime now;
    private bool isReplaying;
    private int nextGuid;

    public override TaskName Name => instance.Name;

    public override string InstanceId => instance.Id;

    public override string Version => instance.Version;

    public override ParentOrchestrationInstance? Parent { get; } =
        instance.Parent is { } parent ? new(parent.Name, parent.Id) : null;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => isReplaying;

    public string? CustomStatus { get; private set; }

    public bool WaitsForSomething => tasks.AnyOpen || events.HasWaiters;

    public IReadOnlyList<OrchestratorAction> NewActions => tasks.NewActions;

    public IReadOnlyList<int> CancelledTimers => cancelledTimers;

    protected override ILoggerFactory LoggerFactory => logs;

    public override T? GetInput<T>()
        where T : default => instance.Input is { } input ? DurableJson.Converter.Deserialize<T>(input) : default;

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        WithRetries(options, () => Open<TResult>(
            new(EventKind.TaskScheduled, now, tasks.NextId(), name), DurableJson.Converter.Serialize(input)));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var sub = options as SubOrchestrationOptions;
        return WithRetries(options, () =>
        {
            var id = sub?.InstanceId ?? NewGuid().ToString("N");
            var created = new HistoryEvent(
                EventKind.SubOrchestrationInstanceCreated, now, tasks.NextId(), orchestratorName, id);
            return Open<TResult>(created, DurableJson.Converter.Serialize(input), sub?.Version?.Version);
        });
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var due = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc);
        var id = tasks.NextId();
        var timer = Open<object?>(new(EventKind.TimerCreated, due, id));
        cancellationToken.Register(() => CancelTimer(id, cancellationToken));
        return timer;
    }

    public override Task<T> WaitForExternalEvent<T>(string eventName, CancellationToken cancellationToken = default)
    {
        thread.Verify();
        var waiter = events.Wait<T>(eventName);
        cancellationToken.Register(() =>
        {
            if (thread.IsCurrent())
            {
                waiter.Cancel(cancellationToken);
            }
        });
        return waiter.Task;
    }

    public override void SetCustomStatus(object? customStatus)
    {
        thread.Verify();
        CustomStatus = DurableJson.Converter.Serialize(customStatus) ?? "null";
    }

    public override void SendEvent(string instanceId, string eventName, object payload) => throw new NotSupportedException();

    public override void ContinueAsNew(object? newInput = null, bool preserveUnprocessedEvents = true) => throw new NotSupportedException();

    public override Guid NewGuid()
    {
        thread.Verify();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{InstanceId}|{now.Ticks}|{nextGuid++}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }

    public void BeginStep(DateTime startedAt, bool replaying) => (now, isReplaying) = (startedAt, replaying);

    /// <summary>Brings what came from outside to the code that waits for it.</summary>
    public void Deliver(HistoryEvent e)
    {
        if (e.Kind == EventKind.EventRaised)
        {
            Raise(e);
        }
        else
        {
            tasks.End(e);
        }
    }

    public void Confirm(HistoryEvent expected) => tasks.Confirm(expected, instance);

    /// <summary>A payload of another type ends the instance, not the await: so does the real engine.</summary>
    private void Raise(HistoryEvent e)
    {
        if (!events.Raise(e.Name!, e.Data) && !isReplaying)
        {
            logs.CreateLogger<DurableEngine>().LogWarning(
                "Event '{Event}' of '{InstanceId}' went into a cancelled waiter and is lost, as it would be on the real engine",
                e.Name,
                InstanceId);
        }
    }

    private Task<T> Open<T>(HistoryEvent e, string? payload = null, string? version = null)
    {
        thread.Verify();
        return tasks.Open<T>(new(e, payload, version));
    }

    private void CancelTimer(int id, CancellationToken token)
    {
        if (thread.IsCurrent() && tasks.CancelTimer(id, token) && !isReplaying)
        {
            cancelledTimers.Add(id);
        }
    }

    private Task<T> WithRetries<T>(TaskOptions? options, Func<Task<T>> call) =>
        options?.Retry?.Policy is { } policy ? WithRetries(policy, call) : call();

    private async Task<T> WithRetries<T>(RetryPolicy policy, Func<Task<T>> call)
    {
        var firstTry = now;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await call();
            }
            catch (TaskFailedException e) when (tries < policy.MaxNumberOfAttempts && policy.AllowsRetryAfter(now - firstTry) && policy.Handle(e.AsTheFrameworkThrowsIt()))
            {
                await CreateTimer(policy.PauseAfter(tries), CancellationToken.None);
            }
        }
    }
}
