using Mandates.Domain.Timeline;
using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Participants;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace Mandates.Functions.Timeline;

/// <summary>
/// Now and then looks at every mandate for what is due and undone, after an outage or a lost nudge, and for a
/// timeline that is not running.
/// </summary>
public sealed class Sweep(
    MandateIndex index, RecordStore records, DueActs acts, NoticeSender notices, Retention retention, MandateClock clock, ILogger<Sweep> log)
{
    // A flat name: whatever wakes the app on Azure reads settings by their very name and knows no sections.
    [Function(nameof(Sweep))]
    public async Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        foreach (var line in await index.ListAsync(stop))
        {
            if (line.Phase != Phase.Completed)
            {
                await SweepAsync(line, client, stop);
            }

            if (line.PeopleUntil <= clock.Now)
            {
                await ForgetAsync(line.Id, stop);
            }
        }
    }

    /// <summary>The same for one mandate, now.</summary>
    public async Task MandateAsync(string mandate, DurableTaskClient client, CancellationToken stop)
    {
        if ((await index.ListAsync(stop)).FirstOrDefault(line => line.Id == mandate) is { } line)
        {
            await SweepAsync(line, client, stop);
        }
    }

    private async Task ForgetAsync(string mandate, CancellationToken stop)
    {
        await retention.EraseIfOverAsync(await records.GetAsync(mandate, stop), stop);

        // A look also writes the line of the index anew.
        await acts.PerformAsync(mandate, stop);
    }

    private async Task SweepAsync(MandateLine line, DurableTaskClient client, CancellationToken stop)
    {
        var mandate = line.Id;
        var before = await records.GetAsync(mandate, stop);
        var outlook = Outlook.At(clock.Now, before.Plan, before.Record);
        await notices.SettleLeftOverAsync(before, outlook.Due, stop);
        if (outlook.Due.Count > 0)
        {
            log.LogWarning("{Mandate} had acts due and undone; the sweep performs them.", mandate);
            await acts.PerformAsync(mandate, stop);
            await Nudge.RingAsync(client, before, "sweep", stop);
        }
        else if (outlook.Phase != line.Phase)
        {
            log.LogWarning("{Mandate} has come to {Phase} and nobody has looked since; the sweep rings.", mandate, outlook.Phase);
            await Nudge.RingAsync(client, before, "sweep", stop);
        }

        var root = await client.GetInstanceAsync(mandate, stop);
        if (root is null)
        {
            log.LogWarning("{Mandate} had no timeline; it is started.", mandate);
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(MandateTimeline), null, new(mandate), stop);
        }
        else if (!root.IsRunning)
        {
            await index.NoteStoppedAsync(mandate, root.RuntimeStatus.ToString(), stop);
            log.LogError("{Mandate} is not over, but its timeline is {Status}.", mandate, root.RuntimeStatus);
        }
        else if (line.Stopped is not null)
        {
            await index.NoteStoppedAsync(mandate, null, stop);
        }
    }
}
