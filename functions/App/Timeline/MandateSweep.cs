using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Record;
using Mandates.Functions.Submission;

namespace Mandates.Functions.Timeline;

/// <summary>Finds what is due and undone in a mandate, after an outage or a lost event, and a timeline that is not running.</summary>
public sealed class MandateSweep(
    MandateIndex index, MandateStore mandates, DueActs acts, InterruptedNotices interrupted, NoticeLedger ledger, PackageFreezing freezing, Retention retention, MandateClock clock, ILogger<MandateSweep> log)
{
    /// <exception cref="AggregateException">Some could not be looked at; the others were.</exception>
    public Task AllAsync(DurableTaskClient client, CancellationToken cancellationToken) =>
        index.ForEachAsync(line => LookAtAsync(line, client, cancellationToken), log, cancellationToken);

    /// <summary>The same for one mandate; does nothing when it does not exist.</summary>
    public async Task OneAsync(MandateId mandate, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (await index.FindAsync(mandate, cancellationToken) is { } line)
        {
            await SweepAsync(line, client, cancellationToken);
        }
    }

    private async Task LookAtAsync(MandateLine line, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            if (line.Phase != Phase.Completed)
            {
                await SweepAsync(line, client, cancellationToken);
            }

            if (line.PeopleUntil <= clock.Now && await retention.EraseAsync(await mandates.GetAsync(line.Id, cancellationToken), cancellationToken))
            {
                // This writes the line of the index again.
                await acts.PerformAsync(line.Id, cancellationToken);
            }
        }
        catch (AlteredBlobException altered)
        {
            // Nothing to try again before a person has restored it.
            log.LogError("{Mandate} cannot be swept before a blob is restored: {Blob}.", line.Id, altered.Blob);
            await index.NoteStoppedAsync(line.Id, MandateIndex.Altered, cancellationToken);
        }
    }

    private async Task SweepAsync(MandateLine line, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var mandate = line.Id;
        var current = await mandates.GetAsync(mandate, cancellationToken);
        var outlook = Outlook.At(clock.Now, current.Plan, current.Record);
        if (outlook.Phase == Phase.Submission && current.Record is { Package: null, Held.Count: > 0 } && await freezing.TryAsync(mandate, cancellationToken))
        {
            log.LogWarning("{Mandate}: what kept the package back is mended; it is frozen.", mandate);
            current = await mandates.GetAsync(mandate, cancellationToken);
            outlook = Outlook.At(clock.Now, current.Plan, current.Record);
        }

        await interrupted.CloseAsync(current, outlook.Due, cancellationToken);
        if (current.Record.Erased.Count > 0)
        {
            // An erasure that was interrupted left a name or an address behind.
            await retention.EraseAsync(current, cancellationToken);
        }

        if (!line.IsTroubledCounted)
        {
            await ledger.NoteTroubledAsync(mandate, cancellationToken);
        }

        if (outlook.Due.Count > 0)
        {
            log.LogWarning("{Mandate} had acts due and undone; the sweep performs them.", mandate);
            await acts.PerformAsync(mandate, cancellationToken);
            await PhaseNudge.RaiseAsync(client, mandate, line.Phase, "sweep", cancellationToken);
        }
        else if (!index.IsCurrent(line, current, outlook))
        {
            log.LogInformation("{Mandate} is not on the board as it stands; the sweep raises its phase.", mandate);
            await PhaseNudge.RaiseAsync(client, mandate, line.Phase, "sweep", cancellationToken);
        }

        await CheckTimelineAsync(line, client, cancellationToken);
    }

    private async Task CheckTimelineAsync(MandateLine line, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var root = await client.GetInstanceAsync(line.Id, cancellationToken);
        if (root is null)
        {
            log.LogWarning("{Mandate} had no timeline; it is started.", line.Id);
            await client.ScheduleNewOrchestrationInstanceAsync(nameof(MandateTimeline), null, new(line.Id), cancellationToken);
        }
        else if (!root.IsRunning)
        {
            await index.NoteStoppedAsync(line.Id, root.RuntimeStatus.ToString(), cancellationToken);
            log.LogError("{Mandate} is not over, but its timeline is {Status}.", line.Id, root.RuntimeStatus);
        }
        else if (line.Stopped is not null)
        {
            await index.NoteStoppedAsync(line.Id, null, cancellationToken);
        }
    }
}
