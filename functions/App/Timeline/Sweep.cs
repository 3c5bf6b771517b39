namespace Mandates.Functions.Timeline;

/// <summary>Looks at every mandate now and then.</summary>
public sealed class Sweep(MandateSweep sweep)
{
    // A flat name: what wakes the app on Azure reads settings by their very name and knows no sections.
    [Function(nameof(Sweep))]
    public Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        sweep.AllAsync(client, cancellationToken);
}
