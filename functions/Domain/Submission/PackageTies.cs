using System.Security.Cryptography;
using Mandates.Domain.Audit;
using Mandates.Domain.Community;
using Mandates.Domain.Meetings;
using Mandates.Domain.Negotiation;
using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;
using Mandates.Domain.Questionnaires;
using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Submission;

/// <summary>
/// Ties the files of a package to the facts that name them, so that a file cannot be changed together with the manifest.
/// A package of an earlier version lacks some of the files; what it has is compared.
/// </summary>
internal sealed class PackageTies(IReadOnlyList<ManifestFile> files)
{
    private const string Replies = "replies/";
    private const string Community = "information/";
    private const string Consultation = "consultation/";

    // What a later version adds to a fact is none of this version's business.
    private static readonly JsonSerializerOptions Lenient = new(WorkPlanJson.Options) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip };
    private static readonly JsonSerializerOptions WithNulls = new(WorkPlanJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private static readonly string[] Kept =
    [
        PackageNames.ApprovedText, PackageNames.ApprovedMarkdown, PackageNames.Draft, PackageNames.Contributions, PackageNames.Decisions, PackageNames.Meetings, PackageNames.Revisions, PackageNames.Information,
    ];

    private readonly Dictionary<string, ManifestFile> byName = files.ToDictionary(f => f.Name, StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> contents = new(StringComparer.Ordinal);
    private ILookup<string, PackagedFact> facts = Array.Empty<PackagedFact>().ToLookup(f => "");

    /// <summary>Whether a file is compared by what it says, and is kept until the facts are known.</summary>
    public static bool Reads(string name) => Kept.Contains(name);

    public void Keep(string name, byte[] content) => contents[name] = content;

    /// <summary>The first file that is not that of its fact; null when there is none.</summary>
    /// <param name="published">The facts of the package, found to be those of the chain.</param>
    /// <param name="records">The chain, found to hold.</param>
    public Sentence? FirstFault(IEnumerable<PackagedFact> published, IReadOnlyList<AuditRecord> records)
    {
        facts = published.ToLookup(f => f.Key.Split('|', 2)[0]);
        try
        {
            return RepliesFault(records)
                ?? InformationFault(records)
                ?? ConsultationsFault()
                ?? QuestionnairesFault()
                ?? ListFault<NegotiationDecision>(PackageNames.Decisions, "decided")
                ?? ListFault<MeetingRecord>(PackageNames.Meetings, "meeting")
                ?? ListFault<PlanRevision>(PackageNames.Revisions, "plan")
                ?? ContributionsFault(records)
                ?? TextFault()
                ?? PackedFault();
        }
        catch (Exception unreadable) when (unreadable is JsonException or ArgumentException or InvalidOperationException or KeyNotFoundException)
        {
            return "A fact of the package, or a file that it names, cannot be read.";
        }
    }

    private Sentence? RepliesFault(IReadOnlyList<AuditRecord> records)
    {
        var named = new HashSet<string>(StringComparer.Ordinal) { Replies + "receipts.json" };
        var closed = ClosedReplies.States(facts["visibility"].Select(f => (f.Key, f.Json)));
        foreach (var fact in records.SelectMany(r => r.Facts).Where(f => ClosedReplies.Has(closed, f.Key)))
        {
            var (name, note) = (ClosedReplies.NameOf(fact.Key), ClosedReplies.Note(fact.Key, fact.Sha256));
            named.Add(name);
            if (NamedFault(name, fact.Key, Convert.ToHexStringLower(SHA256.HashData(note)), note.Length) is { } fault)
            {
                return fault;
            }
        }

        foreach (var (key, reply) in facts["reply"].Select(f => (f.Key, Read<Reply>(f.Json))))
        {
            for (var i = 0; i < reply.Files.Count; i++)
            {
                var (name, file) = There(PackageNames.Of(reply, i), reply.Files[i]);
                named.Add(name);
                if (NamedFault(name, key, file.Sha256, file.Length) is { } fault)
                {
                    return fault;
                }
            }
        }

        return files.FirstOrDefault(f => f.Name.StartsWith(Replies, StringComparison.Ordinal) && !f.Name.StartsWith(Replies + "compilation.", StringComparison.Ordinal) && !named.Contains(f.Name)) is { } stray
            ? (Sentence)$"{stray.Name} is named by no fact."
            : null;
    }

    // What was withdrawn goes into no package, so its facts stand apart; but the chain holds the hash of each.
    private Sentence? InformationFault(IReadOnlyList<AuditRecord> records)
    {
        var named = new HashSet<string>(StringComparer.Ordinal) { PackageNames.Information };
        var marks = records.SelectMany(r => r.Facts).Where(f => f.Key.StartsWith("information|", StringComparison.Ordinal)).ToLookup(f => f.Key, f => f.Sha256);
        foreach (var fact in contents.TryGetValue(PackageNames.Information, out var lines) ? PackagedAudit.Read<PackagedFact>(lines) : [])
        {
            if (!marks[fact.Key].Contains(AuditChain.Sha256(fact.Json)))
            {
                return $"The fact '{fact.Key}' of {PackageNames.Information} is not the one of the audit.";
            }

            if (Read<Information>(fact.Json) is { File: { } published } information)
            {
                var (name, file) = There(PackageNames.Of(information, published), published);
                named.Add(name);
                if (NamedFault(name, fact.Key, file.Sha256, file.Length) is { } fault)
                {
                    return fault;
                }
            }
        }

        return files.FirstOrDefault(f => f.Name.StartsWith(Community, StringComparison.Ordinal) && !f.Name.EndsWith(".html", StringComparison.Ordinal) && !named.Contains(f.Name)) is { } stray
            ? (Sentence)$"{stray.Name} is named by no fact."
            : null;
    }

    private Sentence? ConsultationsFault()
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, answer) in facts["consultation"].Select(f => (f.Key, Read<ConsultationAnswer>(f.Json))).Where(f => f.Item2.File is not null))
        {
            var (name, file) = There(PackageNames.Of(answer, answer.File!), answer.File!);
            named.Add(name);
            if (NamedFault(name, key, file.Sha256, file.Length) is { } fault)
            {
                return fault;
            }
        }

        return files.FirstOrDefault(f => f.Name.StartsWith(Consultation, StringComparison.Ordinal) && !f.Name.EndsWith(".html", StringComparison.Ordinal) && !named.Contains(f.Name)) is { } stray
            ? (Sentence)$"{stray.Name} is named by no fact."
            : null;
    }

    // The file under its name, or the note that stands in its place.
    private (string Name, ReplyFile File) There(string name, ReplyFile file)
    {
        var withheld = WithheldNote.NameOf(name);
        if (byName.ContainsKey(name) || !byName.ContainsKey(withheld))
        {
            return (name, file);
        }

        var note = WithheldNote.Of(file);
        return (withheld, file with { Length = note.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(note)) });
    }

    private Sentence? QuestionnairesFault() => facts["questionnaire"].Select(f => (f.Key, Version: Read<QuestionnaireVersion>(f.Json)))
        .Where(f => byName.ContainsKey(PackageNames.Of(f.Version)))
        .Select(f => NamedFault(PackageNames.Of(f.Version), f.Key, f.Version.Sha256, null))
        .FirstOrDefault(fault => fault is not null);

    // The file lists what the facts are, one by one.
    private Sentence? ListFault<T>(string name, string kind)
    {
        if (Content<List<T>>(name) is not { } listed)
        {
            return null;
        }

        return listed.Select(Written).SequenceEqual(facts[kind].Select(f => Written(Read<T>(f.Json)))) ? null : (Sentence)$"{name} does not say what the facts say.";

        static string Written(T item) => JsonSerializer.Serialize(item, WorkPlanJson.Options);
    }

    // Their words are in no fact, but the chain holds the hash of each.
    private Sentence? ContributionsFault(IReadOnlyList<AuditRecord> records)
    {
        if (Content<List<StandingContribution>>(PackageNames.Contributions) is not { } listed)
        {
            return null;
        }

        var marks = records.SelectMany(r => r.Facts).Where(f => f.Key.StartsWith(AuditChain.ContributionMark, StringComparison.Ordinal))
            .ToLookup(f => f.Key[AuditChain.ContributionMark.Length..], f => f.Sha256);
        var made = listed.Select(c => (Key: c.Contribution.RowKey, c.Contribution)).ToArray();
        if (made.FirstOrDefault(c => !IsMarked(c.Contribution, marks[c.Key])) is { Key: { } wrong })
        {
            return $"The contribution '{wrong}' is not as it was when it was marked in the audit.";
        }

        // The marks of what became of one have a number behind them.
        return marks.Select(m => m.Key).Where(key => key.Count(c => c == '|') == 3).Except(made.Select(c => c.Key)).FirstOrDefault() is { } gone
            ? (Sentence)$"The contribution '{gone}' is gone."
            : null;
    }

    // An earlier version, which did not know all of today's properties, wrote none of them as null.
    private static bool IsMarked(Contribution contribution, IEnumerable<string> marks) => new[] { WithNulls, WorkPlanJson.Options }
        .Select(form => AuditChain.Sha256(AuditChain.MarkOf(JsonSerializer.Serialize(contribution, form))))
        .Intersect(marks).Any();

    private Sentence? TextFault()
    {
        if (Content<DraftText>(PackageNames.ApprovedText) is not { } approved || facts["draft"].Select(f => Read<Draft>(f.Json)).MaxBy(d => d.Version) is not { } draft)
        {
            return null;
        }

        var text = Content<DraftText>(PackageNames.Draft);
        if (text is not null && !IsOf(draft, text))
        {
            return $"{PackageNames.Draft} does not say what the facts say.";
        }

        var decisions = facts["decided"].Select(f => Read<NegotiationDecision>(f.Json)).ToArray();
        var isAsWritten = !decisions.Any(d => d.Draft == draft.Version && d.Accept.Count > 0);
        var isRight = text is null ? !isAsWritten || IsOf(draft, approved) : Approved(draft, text, decisions).Paragraphs.SequenceEqual(approved.Paragraphs);
        var markdown = contents.GetValueOrDefault(PackageNames.ApprovedMarkdown);
        return !isRight ? (Sentence)$"{PackageNames.ApprovedText} does not say what the facts say."
            : markdown is not null && Encoding.UTF8.GetString(markdown) != approved.Markdown ? (Sentence)$"{PackageNames.ApprovedMarkdown} does not say what the facts say."
            : null;
    }

    private DraftText Approved(Draft draft, DraftText text, IReadOnlyList<NegotiationDecision> decisions)
    {
        var standing = (Content<List<StandingContribution>>(PackageNames.Contributions) ?? []).Where(c => c.Standing != Standing.Withdrawn).ToArray();
        var anchored = standing.Select(c => new ContributionAct
        {
            Contribution = c.Id,
            Number = 1,
            Kind = ContributionActKind.Reanchor,
            State = null,
            By = "",
            At = c.Contribution.At,
            Anchor = new(draft.Version, c.Paragraph, null, c.Text),
        });
        return WorkingText.Of(draft, text, standing.Select(c => c.Contribution), anchored, decisions).Clean;
    }

    private Sentence? PackedFault() =>
        facts["packed"].LastOrDefault() is { } last && Read<PackedFiles>(last.Json).Sha256 != PackageNames.ListSha256(files)
            ? (Sentence)$"The files are not those that were packed: the fact '{last.Key}' has another hash of their list."
            : null;

    private Sentence? NamedFault(string name, string fact, string sha256, long? length) =>
        !byName.TryGetValue(name, out var there) ? $"{name}, which the fact '{fact}' names, is missing."
        : there.Sha256 != sha256 || (length is not null && there.Length != length) ? (Sentence)$"{name} is not the file that the fact '{fact}' names."
        : null;

    private T? Content<T>(string name)
        where T : class => contents.TryGetValue(name, out var json) ? JsonSerializer.Deserialize<T>(json, Lenient) : null;

    private static bool IsOf(Draft draft, DraftText text) =>
        text.Sha256 == draft.Sha256 && text.Paragraphs.Select(p => p.Id).SequenceEqual(draft.Paragraphs);

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Lenient) ?? throw new JsonException();
}
