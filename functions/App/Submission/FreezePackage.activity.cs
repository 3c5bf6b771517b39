namespace Mandates.Functions.Submission;

/// <summary>
/// Freezes the package for the General Assembly once the resolution is approved. When something is in the way that only
/// people can mend, the record says so, and the sweep tries again.
/// </summary>
public sealed class FreezePackage(PackageFreezing freezing)
{
    [Function(nameof(FreezePackage))]
    public Task RunAsync([ActivityTrigger] string mandate, CancellationToken cancellationToken) => freezing.TryAsync(new(mandate), cancellationToken);
}
