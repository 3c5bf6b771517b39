using Azure.Storage.Blobs;
using Mandates.Functions.Record;

namespace Mandates.Functions.Questionnaires;

/// <summary>The versions of each questionnaire, each a blob under its own hash. What was read once is kept in memory.</summary>
public sealed class QuestionnaireStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Questionnaires);
    private readonly BoundedCache<(MandateId Mandate, string Sha256), Questionnaire> known = new(256);

    /// <summary>The hash under which a questionnaire is kept.</summary>
    public static string Sha256Of(Questionnaire questionnaire) => Convert.ToHexStringLower(SHA256.HashData(Json(questionnaire)));

    public Task WriteAsync(MandateId mandate, Questionnaire questionnaire, CancellationToken cancellationToken) =>
        container.GetBlobClient(Name(mandate, Sha256Of(questionnaire))).WriteOnceAsync(BinaryData.FromBytes(Json(questionnaire)), cancellationToken);

    /// <summary>A version of the questionnaire; the newest when no number is given. Null when there is none.</summary>
    /// <exception cref="AlteredBlobException">It is gone, or is not as it was recorded.</exception>
    public async Task<(int Number, Questionnaire Questionnaire)?> FindAsync(MandateId mandate, MandateRecord record, CancellationToken cancellationToken, int? number = null)
    {
        var version = number is { } asked ? record.Questionnaires.FirstOrDefault(q => q.Number == asked) : record.Questionnaires.MaxBy(q => q.Number);
        if (version is null)
        {
            return null;
        }

        if (!known.TryGet((mandate, version.Sha256), out var questionnaire))
        {
            questionnaire = await container.GetBlobClient(Name(mandate, version.Sha256)).ReadHashedAsync<Questionnaire>(version.Sha256, RecordJson.Options, cancellationToken);
            known.Set((mandate, version.Sha256), questionnaire);
        }

        return (version.Number, questionnaire);
    }

    /// <summary>A version as its bytes are stored.</summary>
    /// <exception cref="AlteredBlobException">It is gone, or is not as it was recorded.</exception>
    public async Task<byte[]> BytesAsync(MandateId mandate, QuestionnaireVersion version, CancellationToken cancellationToken)
    {
        await using var content = await container.GetBlobClient(Name(mandate, version.Sha256)).OpenHashedAsync(version.Sha256, cancellationToken);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static byte[] Json(Questionnaire questionnaire) => JsonSerializer.SerializeToUtf8Bytes(questionnaire, RecordJson.Options);

    private static string Name(MandateId mandate, string sha256) => $"{mandate}/{sha256}.json";
}
