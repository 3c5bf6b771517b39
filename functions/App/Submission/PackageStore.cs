using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Submission;

/// <summary>Packages: a ZIP file, and its manifest under the hash of the file. Neither is ever written over.</summary>
public sealed class PackageStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Submissions);

    public async Task<FrozenPackage> WriteAsync(MandateAsOf snapshot, IReadOnlyList<PackagePart> parts, Instant at, CancellationToken cancellationToken)
    {
        var name = $"{snapshot.Current.Id}/{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        await using var target = new NewBlobStream(container.GetBlockBlobClient(Zip(name)), cancellationToken);
        using var hashed = new HashingStream(target);
        var manifest = await WriteAsync(snapshot, parts, hashed, cancellationToken);
        await target.CommitAsync();
        var package = new FrozenPackage(hashed.Sha256(), at, name);
        // An earlier attempt may have written the package and stopped before its fact.
        await container.GetBlobClient(ManifestOf(package.Sha256)).WriteOnceAsync(BinaryData.FromBytes(manifest.Write()), cancellationToken);
        return package;
    }

    /// <summary>Writes a package as of a snapshot; the same snapshot gives the same bytes.</summary>
    public static Task<Manifest> WriteAsync(MandateAsOf snapshot, IReadOnlyList<PackagePart> parts, Stream target, CancellationToken cancellationToken)
    {
        var last = snapshot.Audit[^1];
        return PackageWriter.WriteAsync(snapshot.Current.Id, last.At, new ChainEnd(last.Number, last.Hash), parts, target, cancellationToken);
    }

    public async Task<Manifest> ReadManifestAsync(FrozenPackage package, CancellationToken cancellationToken) =>
        await FindManifestAsync(package.Sha256, cancellationToken) ?? throw ProblemException.NotFound();

    /// <summary>The manifest of a package by the hash of its file; null when there was never such a package.</summary>
    /// <exception cref="AlteredBlobException">It does not have the hash that it says.</exception>
    public async Task<Manifest?> FindManifestAsync(string sha256, CancellationToken cancellationToken)
    {
        try
        {
            var manifest = Manifest.Read((await container.GetBlobClient(ManifestOf(sha256)).DownloadContentAsync(cancellationToken)).Value.Content);
            return manifest.Sealed().Sha256 == manifest.Sha256 ? manifest : throw new AlteredBlobException($"{StorageNames.Submissions}/{ManifestOf(sha256)}");
        }
        catch (RequestFailedException nothing) when (nothing.Status == 404)
        {
            return null;
        }
    }

    public Task<Stream> OpenAsync(FrozenPackage package, CancellationToken cancellationToken) =>
        container.GetBlobClient(Zip(package.Blob)).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 1024 * 1024 }, cancellationToken);

    /// <summary>Changes with the bytes.</summary>
    public async Task<string> TagAsync(FrozenPackage package, CancellationToken cancellationToken) =>
        (await container.GetBlobClient(Zip(package.Blob)).GetPropertiesAsync(cancellationToken: cancellationToken)).Value.ETag.ToString();

    private static string Zip(string name) => $"{name}.zip";

    private static string ManifestOf(string sha256) => $"manifests/{sha256}.json";
}
