namespace Mandates.Functions.Timeline;

/// <summary>Checks every mandate on a schedule.</summary>
public sealed class Sweep(MandateSweep sweep)
{
    // A flat name, because the scale controller of Azure reads settings by name and knows no sections.
    [Function(nameof(Sweep))]
    public Task RunAsync([TimerTrigger("%SweepSchedule%")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        sweep.AllAsync(client, cancellationToken);
}
