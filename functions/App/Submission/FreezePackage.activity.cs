using Mandates.Domain.Audit;
using Mandates.Functions.Clock;
using Mandates.Functions.Timeline;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Submission;

/// <summary>Assembles the package for the General Assembly once the resolution is approved. The first one kept stands.</summary>
public sealed class FreezePackage(RecordStore records, PackageStore packages, MandateClock clock)
{
    [Function(nameof(FreezePackage))]
    public async Task RunAsync([ActivityTrigger] string mandate, CancellationToken stop)
    {
        var current = await records.GetAsync(mandate, stop);
        if (current.Record.Package is null)
        {
            await records.TryAddAsync(mandate, await packages.WriteAsync(current, clock.Now, stop), Deed.ByTimeline("freezePackage"), stop);
        }
    }
}
