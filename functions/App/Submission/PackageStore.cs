using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Mandates.Domain.Audit;
using Mandates.Domain.Packages;
using Mandates.Domain.Timeline;
using Mandates.Functions.Http;
using Mandates.Functions.Storage;
using Mandates.Functions.Timeline;
using NodaTime;

namespace Mandates.Functions.Submission;

/// <summary>Packages: a ZIP file, and its manifest under the hash of the file. Neither is ever written over.</summary>
public sealed class PackageStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Submissions);

    public async Task<FrozenPackage> WriteAsync(Snapshot snapshot, IReadOnlyList<PackagePart> parts, Instant at, CancellationToken stop)
    {
        var name = $"{snapshot.Current.Id}/{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        await using var target = new NewBlobStream(container.GetBlockBlobClient(Zip(name)), stop);
        using var hashed = new HashingStream(target);
        var manifest = await WriteAsync(snapshot, parts, hashed, stop);
        await target.CommitAsync();
        var package = new FrozenPackage(hashed.Sha256(), at, name);
        try
        {
            await container.GetBlobClient(ManifestOf(package.Sha256)).UploadAsync(BinaryData.FromBytes(manifest.Write()), stop);
        }
        catch (RequestFailedException kept) when (kept.Status == 409)
        {
            // The same package was written before, and its fact was not.
        }

        return package;
    }

    /// <summary>Writes a package as of a snapshot; the same snapshot gives the same bytes.</summary>
    public static Task<Manifest> WriteAsync(Snapshot snapshot, IReadOnlyList<PackagePart> parts, Stream target, CancellationToken stop)
    {
        var last = snapshot.Audit[^1];
        return PackageWriter.WriteAsync(snapshot.Current.Id, last.At, new ChainEnd(last.Number, last.Hash), parts, target, stop);
    }

    public async Task<Manifest> ReadManifestAsync(FrozenPackage package, CancellationToken stop) =>
        await FindManifestAsync(package.Sha256, stop) ?? throw ProblemException.NotFound();

    /// <summary>The manifest of a package by the hash of its file; null when there was never such a package.</summary>
    public async Task<Manifest?> FindManifestAsync(string sha256, CancellationToken stop)
    {
        try
        {
            return Manifest.Read((await container.GetBlobClient(ManifestOf(sha256)).DownloadContentAsync(stop)).Value.Content);
        }
        catch (RequestFailedException nothing) when (nothing.Status == 404)
        {
            return null;
        }
    }

    public Task<Stream> OpenAsync(FrozenPackage package, CancellationToken stop) =>
        container.GetBlobClient(Zip(package.Blob)).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 1024 * 1024 }, stop);

    /// <summary>Changes with the bytes.</summary>
    public async Task<string> TagAsync(FrozenPackage package, CancellationToken stop) =>
        (await container.GetBlobClient(Zip(package.Blob)).GetPropertiesAsync(cancellationToken: stop)).Value.ETag.ToString();

    private static string Zip(string name) => $"{name}.zip";

    private static string ManifestOf(string sha256) => $"manifests/{sha256}.json";
}
