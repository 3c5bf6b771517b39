using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Record;

namespace Mandates.Functions.Timeline;

/// <summary>
/// Now and then looks at every mandate for what is due and undone, after an outage or a lost nudge, and for a
/// timeline that is not running.
/// </summary>
public sealed class Sweep(
    MandateIndex index, MandateStore records, DueActs acts, ActNotifier notices, Retention retention, MandateClock clock, ILogger<Sweep> log)
{
    // A flat name: whatever wakes the app on Azure reads settings by their very name and knows no sections.
    [Function(nameof(Sweep))]
    public async Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        foreach (var line in await index.ListAsync(cancellationToken))
        {
            if (line.Phase != Phase.Completed)
            {
                await SweepAsync(line, client, cancellationToken);
            }

            if (line.PeopleUntil <= clock.Now)
            {
                await ForgetAsync(line.Id, cancellationToken);
            }
        }
    }

    /// <summary>The same for one mandate, now.</summary>
    public async Task MandateAsync(string mandate, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if ((await index.ListAsync(cancellationToken)).FirstOrDefault(line => line.Id == mandate) is { } line)
        {
            await SweepAsync(line, client, cancellationToken);
        }
    }

    private async Task ForgetAsync(string mandate, CancellationToken cancellationToken)
    {
        await retention.EraseIfOverAsync(await records.GetAsync(mandate, cancellationToken), cancellationToken);

        // A look also writes the line of the index anew.
        await acts.PerformAsync(mandate, cancellationToken);
    }

    private async Task SweepAsync(MandateLine line, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var mandate = line.Id;
        var before = await records.GetAsync(mandate, cancellationToken);
        var outlook = Outlook.At(clock.Now, before.Plan, before.Record);
        await notices.SettleLeftOverAsync(before, outlook.Due, cancellationToken);
        if (outlook.Due.Count > 0)
        {
            log.LogWarning("{Mandate} had acts due and undone; the sweep performs them.", mandate);
            await acts.PerformAsync(mandate, cancellationToken);
            await PhaseNudge.RaiseAsync(client, before, "sweep", cancellationToken);
        }
        else if (outlook.Phase != line.Phase)
        {
            log.LogWarning("{Mandate} has come to {Phase} and nobody has looked since; the sweep rings.", mandate, outlook.Phase);
            await PhaseNudge.RaiseAsync(client, before, "sweep", cancellationToken);
        }

        var root = await client.GetInstanceAsync(mandate, cancellationToken);
        if (root is null)
        {
            log.LogWarning("{Mandate} had no timeline; it is started.", mandate);
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(MandateTimeline), null, new(mandate), cancellationToken);
        }
        else if (!root.IsRunning)
        {
            await index.NoteStoppedAsync(mandate, root.RuntimeStatus.ToString(), cancellationToken);
            log.LogError("{Mandate} is not over, but its timeline is {Status}.", mandate, root.RuntimeStatus);
        }
        else if (line.Stopped is not null)
        {
            await index.NoteStoppedAsync(mandate, null, cancellationToken);
        }
    }
}
