using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Mandates.Domain.Timeline;
using Mandates.Functions.Http;
using Mandates.Functions.Storage;
using Mandates.Functions.Timeline;
using NodaTime;

namespace Mandates.Functions.Submission;

/// <summary>Packages: a ZIP file and its manifest, side by side. The same content always gives the same bytes.</summary>
public sealed class PackageStore(BlobServiceClient blobs, PackageFiles files)
{
    // ZIP needs a date and has no zone; a fixed one keeps the bytes the same whenever they are made.
    private static readonly DateTimeOffset NoDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Submissions);

    public async Task<FrozenPackage> WriteAsync(CurrentMandate current, Instant at, CancellationToken stop)
    {
        var name = $"{current.Id}/{RandomNumberGenerator.GetHexString(32, lowercase: true)}";
        await using var target = new NewBlobStream(container.GetBlockBlobClient(Zip(name)), stop);
        using var hashed = new HashingStream(target);
        var manifest = await ZipAsync(current, at, hashed, stop);
        await target.CommitAsync();
        await container.GetBlobClient(ManifestOf(name)).UploadAsync(BinaryData.FromObjectAsJson(manifest, ApiJson.Options), stop);
        return new(hashed.Sha256(), at, name);
    }

    public async Task<Manifest> ReadManifestAsync(FrozenPackage package, CancellationToken stop)
    {
        var blob = await container.GetBlobClient(ManifestOf(package.Blob)).DownloadContentAsync(stop);
        return blob.Value.Content.ToObjectFromJson<Manifest>(ApiJson.Options)!;
    }

    public Task<Stream> OpenAsync(FrozenPackage package, CancellationToken stop) =>
        container.GetBlobClient(Zip(package.Blob)).OpenReadAsync(cancellationToken: stop);

    private async Task<Manifest> ZipAsync(CurrentMandate current, Instant at, Stream target, CancellationToken stop)
    {
        var listed = new List<ManifestFile>();
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await foreach (var (name, open) in files.OfAsync(current, stop))
        {
            await using var source = await open();
            listed.Add(await AddAsync(zip, name, source, stop));
        }

        var manifest = new Manifest(current.Id, at, listed);
        await using var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(manifest, Readable)).ToStream();
        await AddAsync(zip, "manifest.json", json, stop);
        return manifest;
    }

    private static async Task<ManifestFile> AddAsync(ZipArchive zip, string name, Stream source, CancellationToken stop)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoDate;
        await using var inside = await entry.OpenAsync(stop);
        using var hashed = new HashingStream(inside);
        await source.CopyToAsync(hashed, stop);
        return new(name, hashed.Length, hashed.Sha256());
    }

    private static string Zip(string name) => $"{name}.zip";

    private static string ManifestOf(string name) => $"{name}.json";
}
