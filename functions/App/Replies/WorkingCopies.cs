using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Mandates.Domain.Replies;
using Mandates.Functions.Http;
using Mandates.Functions.Storage;

namespace Mandates.Functions.Replies;

/// <summary>The working copy of each state: one document that several people write, each on the version that they saw.</summary>
public sealed class WorkingCopies(BlobServiceClient blobs)
{
    /// <summary>The version of a copy that is not there yet.</summary>
    public const string None = "none";

    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Preparations);

    /// <summary>The copy, null when there is none, and its version.</summary>
    public async Task<(WorkingCopy? Copy, string Version)> ReadAsync(string mandate, string state, CancellationToken stop)
    {
        try
        {
            var blob = (await container.GetBlobClient(Name(mandate, state)).DownloadContentAsync(stop)).Value;
            return (blob.Content.ToObjectFromJson<WorkingCopy>(ApiJson.Options), Plain(blob.Details.ETag));
        }
        catch (RequestFailedException none) when (none.Status == 404)
        {
            return (null, None);
        }
    }

    /// <summary>Writes the copy if it is still in that version.</summary>
    /// <returns>Its new version; null when somebody else was faster.</returns>
    public async Task<string?> TryWriteAsync(string mandate, string state, WorkingCopy copy, string version, CancellationToken stop)
    {
        try
        {
            var json = BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(copy, ApiJson.Options));
            var written = await container.GetBlobClient(Name(mandate, state)).UploadAsync(json, new BlobUploadOptions { Conditions = If(version) }, stop);
            return Plain(written.Value.ETag);
        }
        catch (RequestFailedException changed) when (changed.Status is 409 or 412)
        {
            return null;
        }
    }

    /// <summary>Changes the copy whatever others do meanwhile: for what does not depend on what they do.</summary>
    public async Task<WorkingCopy> ChangeAsync(string mandate, string state, Func<WorkingCopy?, WorkingCopy> change, CancellationToken stop)
    {
        while (true)
        {
            var (copy, version) = await ReadAsync(mandate, state, stop);
            var changed = change(copy);
            if (await TryWriteAsync(mandate, state, changed, version, stop) is not null)
            {
                return changed;
            }
        }
    }

    /// <summary>Removes the copy that became a version of the reply, unless it was changed since.</summary>
    public async Task RemoveAsync(string mandate, string state, string version, CancellationToken stop)
    {
        try
        {
            await container.GetBlobClient(Name(mandate, state)).DeleteIfExistsAsync(conditions: If(version), cancellationToken: stop);
        }
        catch (RequestFailedException changed) when (changed.Status == 412)
        {
            // What somebody added meanwhile is theirs to submit.
        }
    }

    /// <summary>Removes the copy that a reply was made of, if it is still there and nobody changed it since.</summary>
    public async Task RemoveSubmittedAsync(string mandate, Reply submitted, CancellationToken stop)
    {
        var (copy, version) = await ReadAsync(mandate, submitted.State, stop);
        if (copy is not null && copy.ChangedAt <= submitted.RecordedAt && copy.Files.All(submitted.Files.Contains))
        {
            await RemoveAsync(mandate, submitted.State, version, stop);
        }
    }

    private static string Name(string mandate, string state) => $"{mandate}/{state}/working-copy.json";

    private static string Plain(ETag version) => version.ToString("G").Trim('"');

    private static BlobRequestConditions If(string version) => version == None
        ? new() { IfNoneMatch = ETag.All }
        : new() { IfMatch = new ETag($"\"{version}\"") };
}
