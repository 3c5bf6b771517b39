using Mandates.Functions.Record;

namespace Mandates.Functions.Submission;

/// <summary>Whether stored packages are whole.</summary>
public sealed class VerifiedPackages(PackageStore packages)
{
    private readonly Verdicts<PackageVerdict> verdicts = new();

    /// <summary>The package, once its bytes were found to be those that were frozen.</summary>
    /// <exception cref="AlteredBlobException">They are others.</exception>
    public async Task<Stream> OpenAsync(FrozenPackage package, CancellationToken cancellationToken) =>
        (await VerdictAsync(package, cancellationToken)).Sha256 == package.Sha256
            ? await packages.OpenAsync(package, cancellationToken)
            : throw new AlteredBlobException($"{StorageNames.Submissions}/{package.Blob}.zip");

    public async Task<PackageVerdict> VerdictAsync(FrozenPackage package, CancellationToken cancellationToken) =>
        await verdicts.OfAsync(package.Blob, await packages.TagAsync(package, cancellationToken), () => VerifyAsync(package), cancellationToken);

    private async Task<PackageVerdict> VerifyAsync(FrozenPackage package)
    {
        await using var bytes = await packages.OpenAsync(package, CancellationToken.None);
        return await PackageVerifier.VerifyAsync(bytes, package.Sha256, CancellationToken.None);
    }
}
