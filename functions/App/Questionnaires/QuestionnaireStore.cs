using System.Collections.Concurrent;
using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires;

/// <summary>The versions of each questionnaire, each a blob under its own hash. What was read once is kept in memory.</summary>
public sealed class QuestionnaireStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Questionnaires);
    private readonly ConcurrentDictionary<(string Mandate, string Sha256), Questionnaire> known = new();

    /// <returns>The hash under which it is kept.</returns>
    public async Task<string> WriteAsync(string mandate, Questionnaire questionnaire, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(questionnaire, RecordJson.Options);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(json));
        await container.GetBlobClient(Name(mandate, sha256)).UploadAsync(BinaryData.FromBytes(json), overwrite: true, cancellationToken);
        return sha256;
    }

    /// <summary>A version of the questionnaire; the newest when no number is given. Null when there is none.</summary>
    public async Task<(int Number, Questionnaire Questionnaire)?> FindAsync(string mandate, MandateRecord record, CancellationToken cancellationToken, int? number = null)
    {
        var version = number is { } asked ? record.Questionnaires.FirstOrDefault(q => q.Number == asked) : record.Questionnaires.MaxBy(q => q.Number);
        if (version is null)
        {
            return null;
        }

        if (!known.TryGetValue((mandate, version.Sha256), out var questionnaire))
        {
            var blob = await container.GetBlobClient(Name(mandate, version.Sha256)).DownloadContentAsync(cancellationToken);
            questionnaire = known.GetOrAdd((mandate, version.Sha256), blob.Value.Content.ToObjectFromJson<Questionnaire>(RecordJson.Options)!);
        }

        return (version.Number, questionnaire);
    }

    private static string Name(string mandate, string sha256) => $"{mandate}/{sha256}.json";
}
