using System.Buffers;
using System.Text.RegularExpressions;

namespace Mandates.Domain.Documents;

/// <summary>Addresses in documents.</summary>
internal static partial class Elsewhere
{
    private static readonly string[] Running =
    [
        "javascript", "vbscript", "jscript", "livescript", "data", "mhtml", "mk", "its", "shell", "search", "search-ms", "hcp", "macro", "script", "service", "slot", "about", "view-source", "jar", "res", "ldap",
    ];

    private static readonly SearchValues<char> LeftOut =
        SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Select(c => (char)c).Where(c => c <= ' ' || char.IsControl(c) || char.IsWhiteSpace(c))]);

    /// <summary>Whether an address leads out of the document: it has a scheme or a drive, or begins as the name of a server. A path within the document does not.</summary>
    public static bool Is(string address)
    {
        var plain = Plain(address);
        return plain.StartsWith(@"\\", StringComparison.Ordinal) || plain.StartsWith("//", StringComparison.Ordinal) || plain.StartsWith('\\') || Scheme.IsMatch(plain);
    }

    /// <summary>Whether a link with this address runs something where a person only follows it.</summary>
    public static bool Runs(string address)
    {
        var plain = Plain(address);
        var scheme = Scheme.IsMatch(plain) ? plain[..plain.IndexOf(':', StringComparison.Ordinal)].ToLowerInvariant() : "";
        return Running.Contains(scheme) || scheme.StartsWith("ms-", StringComparison.Ordinal) || scheme.StartsWith("vnd.sun.star.", StringComparison.Ordinal)
            || plain.StartsWith(".uno:", StringComparison.OrdinalIgnoreCase);
    }

    // Readers of addresses leave out white space and controls.
    private static string Plain(string address)
    {
        var begin = address.AsSpan(0, Math.Min(address.Length, 1000));
        return begin.Length == address.Length && !begin.ContainsAny(LeftOut) ? address : string.Concat(address.Where(c => !LeftOut.Contains(c)).Take(1000));
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*:")]
    private static partial Regex Scheme { get; }
}
