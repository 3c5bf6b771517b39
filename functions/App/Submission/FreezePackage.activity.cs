using Mandates.Functions.Clock;
using Mandates.Functions.Record;

namespace Mandates.Functions.Submission;

/// <summary>Assembles the package for the General Assembly once the resolution is approved. The first one stored is final.</summary>
public sealed class FreezePackage(MandateStore mandates, PackageFiles files, PackageStore packages, MandateClock clock)
{
    [Function(nameof(FreezePackage))]
    public async Task RunAsync([ActivityTrigger] string mandate, CancellationToken cancellationToken)
    {
        var snapshot = await mandates.AsOfAsync(new(mandate), null, cancellationToken);
        if (snapshot.Current.Record.Package is null)
        {
            var package = await packages.WriteAsync(snapshot, await files.OfAsync(snapshot, cancellationToken), clock.Now, cancellationToken);
            await mandates.AppendAsync(snapshot.Current.Id, package, AuditEntry.ByTimeline("freezePackage"), cancellationToken);
        }
    }
}
