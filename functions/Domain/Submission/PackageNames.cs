using System.Text.RegularExpressions;

namespace Mandates.Domain.Submission;

/// <summary>How the files of a package are called, as far as its verification reads them.</summary>
public static partial class PackageNames
{
    /// <summary>The audit records, one a line.</summary>
    public const string Audit = "audit/audit.jsonl";

    /// <summary>The facts that the audit records speak of, one a line.</summary>
    public const string Facts = "audit/facts.jsonl";

    // What names persons or their addresses stays out: the roster, links, confirmations and what the mail provider said.
    private static readonly string[] PublishedKinds =
    [
        "act", "contribution", "decided", "draft", "meeting", "plan", "questionnaire", "reply", "ruling", "started", "translation", "withdrawal",
    ];

    /// <summary>Whether a fact goes into the package.</summary>
    public static bool IsPublished(string key) => PublishedKinds.Contains(key.Split('|', 2)[0]);

    /// <summary>Whether a name stays in its folder on any system.</summary>
    public static bool IsAllowed(string name) => name.Length <= 200 && Allowed.IsMatch(name);

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]*(?:/[A-Za-z0-9][A-Za-z0-9_.-]*)*\\z")]
    private static partial Regex Allowed { get; }
}
