using System.Collections.Concurrent;
using Mandates.Functions.Record;

namespace Mandates.Functions.Submission;

/// <summary>
/// What the checks of this process found. One at a time: they read much, and anyone may ask for them. A package is read
/// anew only when its bytes may have changed.
/// </summary>
public sealed class VerifiedPackages(PackageStore packages)
{
    private readonly KeyedLock locks = new();
    private readonly ConcurrentDictionary<(string Blob, string Tag), PackageVerdict> verdicts = new();

    public async Task<PackageVerdict> VerdictAsync(FrozenPackage package, CancellationToken cancellationToken)
    {
        var key = (package.Blob, await packages.TagAsync(package, cancellationToken));
        if (!verdicts.ContainsKey(key))
        {
            using var held = await locks.TakeAsync("", cancellationToken);
            if (!verdicts.ContainsKey(key))
            {
                await using var bytes = await packages.OpenAsync(package, cancellationToken);
                verdicts[key] = await PackageVerifier.VerifyAsync(bytes, package.Sha256, cancellationToken);
            }
        }

        return verdicts[key];
    }
}
