using System.Threading.Channels;
using DurableTask.Core.History;

namespace Mandates.Local.Engine;

/// <summary>
/// What waits in the file, in memory: which orchestrations have messages, which activities are to run, which timers
/// are to fire. Its owner lets one thread in at a time; only the two methods that wait for work need no lock.
/// </summary>
internal sealed class WorkQueue
{
    private readonly Channel<string> ready = Channel.CreateUnbounded<string>();
    private readonly Channel<StoredMessage> activities = Channel.CreateUnbounded<StoredMessage>();
    private readonly Dictionary<string, List<StoredMessage>> inboxes = [];
    private readonly HashSet<string> parked = [];
    private readonly SortedDictionary<(DateTime Due, long Sequence), StoredMessage> timers = [];
    private TaskCompletionSource? quiet;
    private TaskCompletionSource? drained;
    private int busy;
    private int working;
    private bool isClosed;

    /// <summary>The earliest moment at which a timer is to fire.</summary>
    public DateTime? NextDue => timers.Count > 0 ? timers.First().Key.Due : null;

    /// <summary>Completes when nothing is queued or running; timers that are not yet due do not count.</summary>
    public Task Quiet => busy == 0 ? Task.CompletedTask : (quiet ??= NewSignal()).Task;

    /// <summary>Waits for an orchestration with messages.</summary>
    public ValueTask<string> NextInstanceAsync(CancellationToken cancellationToken) => ready.Reader.ReadAsync(cancellationToken);

    /// <summary>Waits for an activity that is to run.</summary>
    public ValueTask<StoredMessage> NextActivityAsync(CancellationToken cancellationToken) => activities.Reader.ReadAsync(cancellationToken);

    public void Add(StoredMessage message, DateTime now)
    {
        if (message.IsActivity)
        {
            busy++;
            activities.Writer.TryWrite(message);
        }
        else if (message.Due is { } due && due > now)
        {
            timers.Add((due, message.Sequence), message);
        }
        else
        {
            Deliver(message);
        }
    }

    /// <summary>Delivers the timers whose moment has come, in their order.</summary>
    public void FireTimers(DateTime now)
    {
        while (NextDue <= now)
        {
            var (key, message) = timers.First();
            timers.Remove(key);
            Deliver(message);
        }
    }

    /// <summary>Whether the orchestration has a start before it that is not yet due.</summary>
    public bool IsToStart(string id) => timers.Values.Any(timer => timer.InstanceId == id && timer.Message.Event is ExecutionStartedEvent);

    /// <summary>The messages for the next step of an orchestration; those that arrive in the meantime wait for the step after it.</summary>
    public IReadOnlyList<StoredMessage> Take(string id)
    {
        if (isClosed)
        {
            return [];
        }

        working++;
        if (inboxes[id].Count > 0)
        {
            return [.. inboxes[id]];
        }

        Done(id, []);
        return [];
    }

    /// <summary>The step is over, and so are its messages.</summary>
    public void Done(string id, IReadOnlyList<StoredMessage> taken)
    {
        inboxes[id].RemoveAll(taken.Contains);
        if (inboxes[id].Count > 0)
        {
            ready.Writer.TryWrite(id);
        }
        else
        {
            inboxes.Remove(id);
            busy--;
        }

        Return();
    }

    /// <summary>The orchestration is no longer run; its messages stay in the file.</summary>
    public void Park(string id)
    {
        if (inboxes.ContainsKey(id) && parked.Add(id))
        {
            busy--;
        }

        Return();
    }

    /// <summary>Drops the messages of an orchestration that can no longer receive any.</summary>
    public IReadOnlyList<StoredMessage> Drop(string id)
    {
        var set = timers.Values.Where(timer => timer.InstanceId == id).ToList();
        set.ForEach(timer => timers.Remove((timer.Due!.Value, timer.Sequence)));
        if (!inboxes.TryGetValue(id, out var inbox))
        {
            return set;
        }

        set.AddRange(inbox);
        inbox.Clear();
        return set;
    }

    /// <summary>False when the queue has been stopped.</summary>
    public bool TakeActivity()
    {
        working += isClosed ? 0 : 1;
        return !isClosed;
    }

    public void ActivityDone()
    {
        busy--;
        Return();
    }

    public void ActivityAgain(StoredMessage activity)
    {
        activities.Writer.TryWrite(activity);
        Return();
    }

    /// <summary>Completes when all that was taken has been given back.</summary>
    public Task Close()
    {
        isClosed = true;
        return working == 0 ? Task.CompletedTask : (drained ??= NewSignal()).Task;
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Return()
    {
        working--;
        if (busy == 0)
        {
            quiet?.TrySetResult();
            quiet = null;
        }

        if (working == 0)
        {
            drained?.TrySetResult();
        }
    }

    private void Deliver(StoredMessage message)
    {
        if (!inboxes.TryGetValue(message.InstanceId, out var inbox))
        {
            inboxes.Add(message.InstanceId, inbox = []);
            busy++;
            ready.Writer.TryWrite(message.InstanceId);
        }

        inbox.Add(message);
    }
}
