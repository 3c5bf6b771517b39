using System.Security.Cryptography;
using System.Text.Json.Serialization;
using Mandates.Domain.Questionnaires;

namespace Mandates.Domain.Tests.Submission;

/// <summary>A small package, and others as somebody might forge them who knows the format.</summary>
internal static class SamplePackage
{
    private static readonly Instant At = Instant.FromUtc(2012, 4, 19, 16, 0);
    private static readonly JsonSerializerOptions Stored = new(WorkPlanJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private static readonly DraftText Text = new([new("p1", "To act."), new("p2", "To meet.")]);

    private static readonly Contribution Contribution = new()
    {
        Id = "c1",
        State = new("ag"),
        By = "ag.1",
        Kind = ContributionKind.ProposedAmendment,
        Draft = 1,
        Paragraph = "p2",
        Text = "To meet every year.",
        At = At,
        Base = Text.Paragraphs[1].Sha256,
    };

    private static readonly NegotiationDecision Decision = new()
    {
        Number = 1,
        Draft = 1,
        Paragraph = "p2",
        Accept = ["c1"],
        Meeting = "formal-2012-04-19",
        Sha256 = Paragraph.Hash("To meet every year."),
        By = "chair",
        At = At,
    };

    private static readonly byte[] Questionnaire = Encoding.UTF8.GetBytes("{\"title\":\"What is done?\"}");

    /// <summary>As a version wrote them that did not pack a list of the files, the draft or the questionnaires yet.</summary>
    public static readonly (string Key, string Json)[] Facts =
    [
        ("started", "{\"at\":1}"),
        ("roster|000001", "\"ag.1\""),
        ("draft|0001", Json(new Draft { Version = 1, Symbol = "SAMPLE/doc.1", PublishedAt = At, Sha256 = Text.Sha256, Paragraphs = ["p1", "p2"] })),
        ("reply|ag|0001", Json(Reply("ag", [1, 2, 3, 4]))),
        ("reply|ar|0001", Json(Reply("ar", [5, 6, 7, 8]))),
        (AuditChain.ContributionMark + Contribution.RowKey, AuditChain.MarkOf(Json(Contribution))),
        ("contribution|" + Contribution.Key, Json(ContributionMade.Of(Contribution))),
        ("decided|000001", Json(Decision)),
        ("questionnaire|0001", Json(new QuestionnaireVersion(1, Hash(Questionnaire), 0, "chair", At))),
    ];

    public static readonly AuditRecord[] Records = [.. Chain(Facts)];

    /// <summary>The files of an earlier version by name, in their order.</summary>
    public static List<(string Name, byte[] Content)> Files() => [.. Content(), .. Audit(Facts)];

    /// <summary>The files of a package as it is made now: the draft and the questionnaire are in it, and the chain says what was packed.</summary>
    public static List<(string Name, byte[] Content)> PackedFiles()
    {
        (string Name, byte[] Content)[] content = [.. Content(), (PackageNames.Draft, Utf8(Text)), ("questionnaire/questionnaire-1.json", Questionnaire)];
        var list = PackageNames.ListSha256(content.Select(f => new ManifestFile(f.Name, f.Content.Length, Hash(f.Content))));
        return [.. content, .. Audit([.. Facts, ("packed|0001", Json(new PackedFiles(1, At, content.Length - 1, list)))])];
    }

    /// <summary>With the second of two documents of the community, of which the first was withdrawn: the chain knows both, the package holds one.</summary>
    public static List<(string Name, byte[] Content)> SharingFiles()
    {
        (string Key, string Json)[] published = [.. new[] { 1, 2 }.Select(n => ($"information|000{n}", Json(Information(n))))];
        return [.. Content(), ("information/INF-2.pdf", [9, 9]), (PackageNames.Information, Read(PackagePart.Information(published[1..]))), .. Audit([.. Facts, .. published])];
    }

    /// <summary>The same of a mandate in which the second state keeps its reply for the secretariat.</summary>
    public static List<(string Name, byte[] Content)> FilesWithAClosedReply()
    {
        (string Key, string Json)[] facts = [.. Facts, ("visibility|ar|0001|0000", Json(new VisibilityChoice(new("ar"), 1, 0, ReplyVisibility.Secretariat, "ar.1", At)))];
        var notes = ClosedReplies.Notes(facts).Select(part => (part.Name, Read(part)));
        return [.. Content().Where(f => f.Name != "replies/ar-1-1.pdf"), .. notes, .. Audit(facts)];
    }

    /// <summary>Written by the book from other files or another chain.</summary>
    public static async Task<byte[]> OfAsync(IEnumerable<(string Name, byte[] Content)> files, ChainEnd? end = null)
    {
        using var target = new MemoryStream();
        await PackageWriter.WriteAsync(new("sample"), At, end ?? new(Records.Length, Records[^1].Hash), [.. files.Select(f => PackagePart.Of(f.Name, f.Content))], target, CancellationToken.None);
        return target.ToArray();
    }

    /// <summary>The end of the chain that some files hold.</summary>
    public static ChainEnd EndOf(IEnumerable<(string Name, byte[] Content)> files)
    {
        var last = Encoding.UTF8.GetString(files.Single(f => f.Name == PackageNames.Audit).Content).Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1];
        var record = JsonSerializer.Deserialize<AuditRecord>(last, WorkPlanJson.Options)!;
        return new(record.Number, record.Hash);
    }

    /// <summary>The whole archive written anew around other contents, without a word to the manifest.</summary>
    public static async Task<byte[]> RezippedAsync(Func<List<(string Name, byte[] Content)>, IEnumerable<(string Name, byte[] Content)>> change)
    {
        var package = await OfAsync(Files());
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package));
        var files = zip.Entries.Select(entry =>
        {
            using var content = entry.Open();
            using var bytes = new MemoryStream();
            content.CopyTo(bytes);
            return (entry.FullName, bytes.ToArray());
        }).ToList();
        return StoredZip.Of(change(files));
    }

    public static byte[] Lines(IEnumerable<AuditRecord> records) => Read(PackagePart.Audit([.. records], []).First());

    private static IEnumerable<(string Name, byte[] Content)> Content() =>
    [
        ("index.html", Encoding.UTF8.GetBytes("<!doctype html><title>Index</title>")),
        ("replies/ag-1-1.pdf", [1, 2, 3, 4]),
        ("replies/ar-1-1.pdf", [5, 6, 7, 8]),
        (PackageNames.ApprovedText, Utf8(new DraftText([Text.Paragraphs[0], new("p2", "To meet every year.")]))),
        (PackageNames.ApprovedMarkdown, Encoding.UTF8.GetBytes("To act.\n\nTo meet every year.\n")),
        (PackageNames.Contributions, Utf8(new[] { new StandingContribution(Contribution, Standing.Accepted, "p2", "To meet every year.", [], 1) })),
        (PackageNames.Decisions, Utf8(new[] { Decision })),
    ];

    private static IEnumerable<(string Name, byte[] Content)> Audit((string Key, string Json)[] facts) =>
        PackagePart.Audit([.. Chain(facts)], facts).Select(part => (part.Name, Read(part)));

    private static Reply Reply(string state, byte[] bytes) => new()
    {
        State = new(state),
        Version = 1,
        ReceivedAt = At,
        Late = false,
        By = $"{state}.1",
        Files = [new("reply.pdf", "application/pdf", bytes.Length, Hash(bytes), $"sample/{state}/1")],
    };

    private static Information Information(int number) => new()
    {
        Number = number,
        Kind = InformationKind.Statement,
        Language = Language.English,
        Titles = new(En: $"Statement {number}"),
        State = new("ag"),
        Office = null,
        By = "ag.1",
        At = At,
        File = new("statement.pdf", "application/pdf", 2, Hash([9, 9]), $"sample/ag/{number}"),
        Link = null,
    };

    private static IEnumerable<AuditRecord> Chain((string Key, string Json)[] facts)
    {
        var end = AuditChain.Beginning;
        foreach (var (key, json) in facts)
        {
            var record = AuditChain.Next(end, At, new("timeline", "timeline", "act", [], []), [new(key, AuditChain.Sha256(json))]);
            end = new(record.Number, record.Hash);
            yield return record;
        }
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Stored);

    private static byte[] Utf8<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Stored);

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Read(PackagePart part) => ((MemoryStream)part.Open().Result).ToArray();
}
