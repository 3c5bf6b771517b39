using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace Mandates.Local.Engine;

/// <summary>What an orchestrator sees: each call becomes an action and an open task.</summary>
internal sealed class ReplayContext(Instance instance, OrchestratorThread thread, ILoggerFactory logs)
    : TaskOrchestrationContext
{
    private readonly Dictionary<int, IOpenTask> open = [];
    private readonly ExternalEvents events = new();
    private readonly Queue<OrchestratorAction> unconfirmed = new();
    private readonly List<int> cancelledTimers = [];
    private DateTime now;
    private bool isReplaying;
    private int nextTask;
    private int nextGuid;

    public override TaskName Name => instance.Name;

    public override string InstanceId => instance.Id;

    public override string Version => instance.Version;

    public override ParentOrchestrationInstance? Parent { get; } =
        instance.Parent is { } parent ? new(parent.Name, parent.Id) : null;

    public override DateTime CurrentUtcDateTime => now;

    public override bool IsReplaying => isReplaying;

    public string? CustomStatus { get; private set; }

    public bool WaitsForSomething => open.Count > 0 || events.HasWaiters;

    public IReadOnlyList<OrchestratorAction> NewActions => [.. unconfirmed];

    public IReadOnlyList<int> CancelledTimers => cancelledTimers;

    protected override ILoggerFactory LoggerFactory => logs;

    public override T? GetInput<T>()
        where T : default => DurableJson.Converter.Deserialize<T>(instance.Input);

    public override Task<TResult> CallActivityAsync<TResult>(TaskName name, object? input = null, TaskOptions? options = null) =>
        WithRetries(options, () => Schedule<TResult>(
            new(EventKind.TaskScheduled, now, nextTask++, name), DurableJson.Converter.Serialize(input)));

    public override Task<TResult> CallSubOrchestratorAsync<TResult>(
        TaskName orchestratorName, object? input = null, TaskOptions? options = null)
    {
        var sub = options as SubOrchestrationOptions;
        return WithRetries(options, () => Schedule<TResult>(
            new(
                EventKind.SubOrchestrationInstanceCreated,
                now,
                nextTask++,
                orchestratorName,
                sub?.InstanceId ?? NewGuid().ToString("N")),
            DurableJson.Converter.Serialize(input),
            sub?.Version?.Version));
    }

    public override Task CreateTimer(DateTime fireAt, CancellationToken cancellationToken)
    {
        var due = fireAt.Kind == DateTimeKind.Local ? fireAt.ToUniversalTime() : DateTime.SpecifyKind(fireAt, DateTimeKind.Utc);
        var task = nextTask++;
        var timer = Schedule<object?>(new(EventKind.TimerCreated, due, task));
        cancellationToken.Register(() => CancelTimer(task, cancellationToken));
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

    public override void SendEvent(string instanceId, string eventName, object payload)
    {
        thread.Verify();
        unconfirmed.Enqueue(new(
            new(EventKind.EventSent, now, nextTask++, eventName, instanceId), DurableJson.Converter.Serialize(payload)));
    }

    public override void SetCustomStatus(object? customStatus)
    {
        thread.Verify();
        CustomStatus = DurableJson.Converter.Serialize(customStatus) ?? "null";
    }

    public override Guid NewGuid()
    {
        thread.Verify();
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{InstanceId}|{now.Ticks}|{nextGuid++}")).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new(hash, bigEndian: true);
    }

    public void BeginStep(DateTime startedAt, bool replaying) => (now, isReplaying) = (startedAt, replaying);

    /// <summary>The history holds this step of the orchestrator: the code must have come to the same.</summary>
    public void Confirm(HistoryEvent expected)
    {
        var found = unconfirmed.TryDequeue(out var action) ? action.Event : null;
        if (found is null || found.Kind != expected.Kind || !string.Equals(found.Name, expected.Name, StringComparison.OrdinalIgnoreCase))
        {
            throw new NonDeterministicOrchestrationException(
                $"The history of '{InstanceId}' expected {expected}, but the code came to {found?.ToString() ?? "no such step"}. " +
                $"Was orchestrator '{instance.Name}' changed after this instance had started?");
        }
    }

    /// <summary>Ends the open task; one that has ended before (a message may come twice) is left alone.</summary>
    public void Deliver(HistoryEvent e)
    {
        if (e.Kind == EventKind.EventRaised)
        {
            Raise(e);
        }
        else if (open.Remove(e.TaskId, out var task))
        {
            End(task, e);
        }
    }

    private static void End(IOpenTask task, HistoryEvent e)
    {
        if (e.Kind is EventKind.TaskFailed or EventKind.SubOrchestrationInstanceFailed)
        {
            var details = DurableJson.Converter.Deserialize<TaskFailureDetails>(e.Data)!;
            task.Fail(new TaskFailedException(e.Name!, e.TaskId, details));
            return;
        }

        try
        {
            task.Complete(e.Data);
        }
        catch (JsonException mismatch)
        {
            task.Fail(mismatch);
        }
    }

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

    private Task<T> Schedule<T>(HistoryEvent e, string? payload = null, string? version = null)
    {
        thread.Verify();
        var task = new OpenTask<T>();
        open.Add(e.TaskId, task);
        unconfirmed.Enqueue(new(e, payload, version));
        return task.Task;
    }

    private void CancelTimer(int task, CancellationToken token)
    {
        if (thread.IsCurrent() && open.Remove(task, out var timer))
        {
            if (!isReplaying)
            {
                cancelledTimers.Add(task);
            }

            ((OpenTask<object?>)timer).Cancel(token);
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
            catch (TaskFailedException) when (tries < policy.MaxNumberOfAttempts && policy.AllowsRetryAfter(now - firstTry))
            {
                await CreateTimer(policy.PauseAfter(tries), CancellationToken.None);
            }
        }
    }
}
