using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>What is in a package, folder by folder, and how to verify it, for a reader who opens it years later.</summary>
internal static class IndexPaper
{
    public static Paper Of(MandateState current, IReadOnlyList<ManifestFile> files, ChainEnd audit, int leftOpen, Texts texts) =>
        new(current.Id.Value.ToUpperInvariant(), texts.Language, texts["index.title", PaperWords.Product(current, texts)], PaperWords.Above(current, texts),
        [
            PaperText.Of(texts["index.what", current.Plan.Mandate.Instrument, current.Plan.Mandate.Paragraph]),
            .. leftOpen == 0 ? Array.Empty<PaperBlock>() : [PaperText.Of(texts["index.left-open", leftOpen])],
            .. files.GroupBy(f => f.Name.Split('/')[0]).Where(g => g.First().Name.Contains('/', StringComparison.Ordinal)).SelectMany(folder => new PaperBlock[]
            {
                new PaperHeading(1, texts[$"folder.{folder.Key}"]),
                new PaperTable(
                    folder.Key,
                    [texts["paper.file"], texts["receipt.bytes"], "SHA-256"],
                    [.. folder.Select(f => (IReadOnlyList<PaperRun>)[new(f.Name, Link: f.Name), f.Length.ToString("N0", texts.Culture), new(f.Sha256, RunFormat.Code)])]),
            }),
            new PaperHeading(1, texts["index.verify"]),
            PaperText.Of(texts["index.sums"]),
            new PaperText([new("sha256sum -c SHA256SUMS", RunFormat.Code)]),
            PaperText.Of(texts["index.chain", audit.Number.ToString(CultureInfo.InvariantCulture)]),
            new PaperText([new(audit.Hash, RunFormat.Code)]),
            PaperText.Hint(texts["index.persons"]),
        ]);
}
