using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Mandates.Domain.Drafts;
using Mandates.Functions.Http;
using Mandates.Functions.Storage;

namespace Mandates.Functions.Drafts;

/// <summary>The texts of the draft versions, one blob each, named by its words and the ids they have: the same words may come back under others.</summary>
public sealed class DraftStore(BlobServiceClient blobs)
{
    private readonly ConcurrentDictionary<string, DraftText> known = new(StringComparer.Ordinal);
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Drafts);

    public Task WriteAsync(string mandate, DraftText text, CancellationToken stop) =>
        container.GetBlobClient(Name(mandate, text.Sha256, text.Paragraphs.Select(p => p.Id))).UploadAsync(BinaryData.FromObjectAsJson(text, ApiJson.Options), overwrite: true, stop);

    /// <summary>What was read once is kept in memory: under its name it never changes.</summary>
    public async Task<DraftText> ReadAsync(string mandate, Draft draft, CancellationToken stop)
    {
        var name = Name(mandate, draft.Sha256, draft.Paragraphs);
        if (known.TryGetValue(name, out var text))
        {
            return text;
        }

        var blob = await container.GetBlobClient(name).DownloadContentAsync(stop);
        return known.GetOrAdd(name, blob.Value.Content.ToObjectFromJson<DraftText>(ApiJson.Options)!);
    }

    private static string Name(string mandate, string sha256, IEnumerable<string> ids) => $"{mandate}/{Paragraph.Hash($"{sha256}|{string.Join(',', ids)}")}.json";
}
