using Mandates.Domain.Audit;
using Mandates.Functions.Clock;
using Mandates.Functions.Timeline;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Submission;

/// <summary>Assembles the package for the General Assembly once the resolution is approved. The first one kept stands.</summary>
public sealed class FreezePackage(RecordStore records, PackageFiles files, PackageStore packages, MandateClock clock)
{
    [Function(nameof(FreezePackage))]
    public async Task RunAsync([ActivityTrigger] string mandate, CancellationToken stop)
    {
        var snapshot = await records.AsOfAsync(mandate, null, stop);
        if (snapshot.Current.Record.Package is null)
        {
            var package = await packages.WriteAsync(snapshot, await files.OfAsync(snapshot, stop), clock.Now, stop);
            await records.TryAddAsync(mandate, package, Deed.ByTimeline("freezePackage"), stop);
        }
    }
}
