using Azure.Storage.Blobs;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>
/// The texts of the draft versions, one blob each, named by its words and the ids they have: the same words may come back
/// under others. Beside them their translations, and the files that they came in. One that is not as it was recorded is
/// an <see cref="AlteredBlobException"/> to whoever reads it.
/// </summary>
public sealed class DraftStore(BlobServiceClient blobs)
{
    private readonly BlobContainerClient container = blobs.GetBlobContainerClient(StorageNames.Drafts);

    // A blob under the hash of its content never changes, and a few of them are read often.
    private readonly BoundedCache<string, object> known = new(64);

    /// <exception cref="ProblemException">404 when the mandate has no such version.</exception>
    public static Draft Version(MandateState current, int version) =>
        current.Record.Drafts.FirstOrDefault(d => d.Version == version) ?? throw ProblemException.NotFound();

    public Task WriteAsync(MandateId mandate, DraftText text, CancellationToken cancellationToken) =>
        WriteAsync(Name(mandate, text.Sha256, text.Paragraphs.Select(p => p.Id)), BinaryData.FromObjectAsJson(text, RecordJson.Options), cancellationToken);

    public Task<DraftText> ReadAsync(MandateId mandate, Draft draft, CancellationToken cancellationToken) =>
        ReadAsync<DraftText>(
            Name(mandate, draft.Sha256, draft.Paragraphs),
            text => text.Sha256 == draft.Sha256 && text.Paragraphs.Select(p => p.Id).SequenceEqual(draft.Paragraphs),
            cancellationToken);

    public Task WriteAsync(MandateId mandate, TranslatedText text, CancellationToken cancellationToken) =>
        WriteAsync(Name(mandate, text.Sha256), BinaryData.FromObjectAsJson(text, RecordJson.Options), cancellationToken);

    public Task<TranslatedText> ReadAsync(MandateId mandate, Translation translation, CancellationToken cancellationToken) =>
        ReadAsync<TranslatedText>(Name(mandate, translation.Sha256), text => text.Sha256 == translation.Sha256, cancellationToken);

    /// <summary>Keeps a file as it came.</summary>
    public Task WriteAsync(MandateId mandate, SourceFile source, byte[] bytes, CancellationToken cancellationToken) =>
        WriteAsync(Name(mandate, source), BinaryData.FromBytes(bytes), cancellationToken);

    public Task<Stream> OpenAsync(MandateId mandate, SourceFile source, CancellationToken cancellationToken) =>
        container.GetBlobClient(Name(mandate, source)).OpenHashedAsync(source.Sha256, cancellationToken);

    private Task WriteAsync(string name, BinaryData content, CancellationToken cancellationToken) =>
        container.GetBlobClient(name).WriteOnceAsync(content, cancellationToken);

    private async Task<T> ReadAsync<T>(string name, Func<T, bool> saysWhatWasRecorded, CancellationToken cancellationToken)
        where T : class
    {
        if (known.TryGet(name, out var there))
        {
            return (T)there;
        }

        var text = await container.GetBlobClient(name).ReadSayingAsync(saysWhatWasRecorded, cancellationToken);
        known.Set(name, text);
        return text;
    }

    private static string Name(MandateId mandate, string sha256, IEnumerable<string> ids) => $"{mandate}/{Paragraph.Hash($"{sha256}|{string.Join(',', ids)}")}.json";

    private static string Name(MandateId mandate, string sha256) => $"{mandate}/translations/{sha256}.json";

    private static string Name(MandateId mandate, SourceFile source) => $"{mandate}/sources/{source.Sha256}";
}
