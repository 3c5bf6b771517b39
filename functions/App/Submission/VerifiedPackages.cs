using System.Collections.Concurrent;
using Mandates.Functions.Record;

namespace Mandates.Functions.Submission;

/// <summary>
/// Caches the verdicts of this process. Packages are checked one at a time, because a check reads much and anyone may ask for it. A package is read
/// again only when its bytes may have changed.
/// </summary>
public sealed class VerifiedPackages(PackageStore packages)
{
    private readonly KeyedLock locks = new();
    private readonly ConcurrentDictionary<(string Blob, string Tag), PackageVerdict> verdicts = new();

    /// <summary>The package, once its bytes were found to be those that were frozen.</summary>
    /// <exception cref="AlteredBlobException">They are others.</exception>
    public async Task<Stream> OpenAsync(FrozenPackage package, CancellationToken cancellationToken) =>
        (await VerdictAsync(package, cancellationToken)).Sha256 == package.Sha256
            ? await packages.OpenAsync(package, cancellationToken)
            : throw new AlteredBlobException($"{StorageNames.Submissions}/{package.Blob}.zip");

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
