using Mandates.Functions.Record;

namespace Mandates.Functions.Timeline;

/// <summary>
/// How a phase waits: it looks, does what is due, then sleeps until the next due moment or a nudge. The store is
/// the truth and a nudge only a doorbell, so a lost, late or doubled one changes nothing.
/// </summary>
internal sealed class PhaseSteps(TaskOrchestrationContext context)
{
    // Storage that is down for a day must not end a mandate of months.
    private static readonly TaskOptions Patiently = new(new TaskRetryOptions(new RetryPolicy(
        maxNumberOfAttempts: 100,
        firstRetryInterval: TimeSpan.FromSeconds(10),
        backoffCoefficient: 2,
        maxRetryInterval: TimeSpan.FromHours(1))));

    private readonly string mandate = context.GetInput<string>()!;

    // One waiter, kept and never cancelled: a cancelled one would swallow the next nudge.
    private Task nudged = context.WaitForExternalEvent<string>(PhaseNudge.Event);

    public Task Do(string activity) => context.CallActivityAsync(activity, mandate, Patiently);

    public async Task Until(Milestone milestone)
    {
        while (true)
        {
            var look = await context.CallActivityAsync<Look>(nameof(PerformDue), mandate, Patiently);
            if (look.Reached.Contains(milestone))
            {
                return;
            }

            await NextMoment(look.NextDueUtc);
        }
    }

    private async Task NextMoment(DateTime? due)
    {
        if (due is { } at)
        {
            using var timerIsDone = new CancellationTokenSource();
            await Task.WhenAny(context.CreateTimer(at, timerIsDone.Token), nudged);
            timerIsDone.Cancel();
        }
        else
        {
            await nudged;
        }

        // One look answers every nudge that has come so far.
        while (nudged.IsCompleted)
        {
            nudged = context.WaitForExternalEvent<string>(PhaseNudge.Event);
        }
    }
}
