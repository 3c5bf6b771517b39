using System.Text.RegularExpressions;
using Mandates.Domain.Audit;
using Mandates.Domain.Community;
using Mandates.Domain.Questionnaires;
using Mandates.Domain.Questionnaires.Replies;

namespace Mandates.Domain.Submission;

/// <summary>How the files of a package are called, as far as its verification reads them.</summary>
public static partial class PackageNames
{
    /// <summary>The audit records, one a line.</summary>
    public const string Audit = "audit/audit.jsonl";

    /// <summary>The facts that the audit records speak of, one a line.</summary>
    public const string Facts = "audit/facts.jsonl";

    /// <summary>The words of the last draft version, as it was published.</summary>
    public const string Draft = "text/draft.json";

    /// <summary>The same with what was accepted on it.</summary>
    public const string ApprovedText = "text/approved-text.json";

    public const string ApprovedMarkdown = "text/approved-text.md";
    public const string Contributions = "negotiation/contributions.json";
    public const string Decisions = "negotiation/decisions.json";
    public const string Meetings = "meetings/meetings.json";
    public const string Revisions = "calendar/revisions.json";

    /// <summary>The facts of what was published in the community, one a line. What was withdrawn is not among them, and so all of them stand apart.</summary>
    public const string Information = "information/facts.jsonl";

    /// <summary>Hashes and names of all files, as common tools read them.</summary>
    public const string Sums = "SHA256SUMS";

    // What names persons or their addresses stays out: the roster, links, confirmations and what the mail provider said; so does what a mission writes to its capital.
    private static readonly string[] PublishedKinds =
    [
        "act", "consultation", "contribution", "decided", "draft", "meeting", "packed", "plan", "plancomment", "questionnaire", "reply", "ruling", "started", "translation", "visibility", "withdrawal",
    ];

    /// <summary>The name of a file of a reply.</summary>
    /// <param name="reply">The version of the reply.</param>
    /// <param name="file">The place of the file in it, from 0.</param>
    public static string Of(Reply reply, int file) =>
        string.Create(CultureInfo.InvariantCulture, $"replies/{reply.State}-{reply.Version}-{file + 1}{Path.GetExtension(reply.Files[file].Name).ToLowerInvariant()}");

    /// <summary>The name of a document that was published in the community.</summary>
    public static string Of(Information information, ReplyFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"information/INF-{information.Number}{Path.GetExtension(file.Name).ToLowerInvariant()}");

    /// <summary>The name of a file that a consulted process answered with.</summary>
    public static string Of(ConsultationAnswer answer, ReplyFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"consultation/{answer.Process}-{answer.Draft}-{answer.Number}{Path.GetExtension(file.Name).ToLowerInvariant()}");

    /// <summary>The name of a version of the questionnaire.</summary>
    public static string Of(QuestionnaireVersion version) => string.Create(CultureInfo.InvariantCulture, $"questionnaire/questionnaire-{version.Number}.json");

    /// <summary>Hash of the list of what a package holds beside its index, its sums and the audit, which come after it.</summary>
    public static string ListSha256(IEnumerable<ManifestFile> files) => AuditChain.Sha256(Sums256(files.Where(f =>
        f.Name is not (Audit or Facts or Sums) && !(f.Name.StartsWith("index.", StringComparison.Ordinal) && f.Name.EndsWith(".html", StringComparison.Ordinal)))));

    /// <summary>What sha256sum prints for the files.</summary>
    public static string Sums256(IEnumerable<ManifestFile> files) => string.Concat(files.Select(f => $"{f.Sha256}  {f.Name}\n"));

    /// <summary>Whether a fact goes into the package.</summary>
    public static bool IsPublished(string key) => PublishedKinds.Contains(key.Split('|', 2)[0]);

    /// <summary>Whether a name stays in its folder on any system.</summary>
    public static bool IsAllowed(string name) => name.Length <= 200 && Allowed.IsMatch(name);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]*(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)*\\z")]
    private static partial Regex Allowed { get; }
}
