using Mandates.Functions.Record;

namespace Mandates.Functions.Timeline;

/// <summary>What an operator reads of a phase: the milestone that it waits for, and when it does something next (real time, UTC).</summary>
internal sealed record PhaseStatus(Milestone WaitingFor, DateTime? NextDueUtc);

/// <summary>
/// How a phase waits for a milestone: it performs what is due, then sleeps until the next due moment or until the record
/// has changed, whichever comes first. The record is the truth and the event only says that it has changed, so that an
/// event that is lost, late or doubled changes nothing.
/// </summary>
internal sealed class Calendar(TaskOrchestrationContext context, string mandate)
{
    // Storage that is down for a day must not end a mandate of months.
    private static readonly TaskOptions StorageRetry = new(new TaskRetryOptions(new RetryPolicy(
        maxNumberOfAttempts: 100,
        firstRetryInterval: TimeSpan.FromSeconds(10),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromHours(1))));

    // One waiter, kept and never cancelled: a cancelled one would swallow the next event.
    private Task? recordChanged;

    public Task Do(string activity) => context.CallActivityAsync(activity, mandate, StorageRetry);

    public async Task Until(Milestone milestone)
    {
        while (true)
        {
            var done = await context.CallActivityAsync<DueResult>(nameof(PerformDue), mandate, StorageRetry);
            if (done.Reached.Contains(milestone))
            {
                context.CreateReplaySafeLogger(nameof(MandateTimeline)).LogInformation("{Mandate} has reached {Milestone}.", mandate, milestone);
                return;
            }

            context.SetCustomStatus(new PhaseStatus(milestone, done.NextDueUtc));
            await WaitForDueOrChangeAsync(done.NextDueUtc);
        }
    }

    private async Task WaitForDueOrChangeAsync(DateTime? due)
    {
        recordChanged ??= context.WaitForExternalEvent<string>(PhaseNudge.Event);
        if (due is { } at)
        {
            using var timerIsDone = new CancellationTokenSource();
            await Task.WhenAny(context.CreateTimer(at, timerIsDone.Token), recordChanged);
            timerIsDone.Cancel();
        }
        else
        {
            await recordChanged;
        }

        // The next check covers every event that has come so far.
        while (recordChanged.IsCompleted)
        {
            recordChanged = context.WaitForExternalEvent<string>(PhaseNudge.Event);
        }
    }
}
