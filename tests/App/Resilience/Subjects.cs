using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Resilience;

/// <summary>What the mails of two runs have in common.</summary>
internal static partial class Subjects
{
    /// <summary>The subject of a mail without what differs from run to run: the mandate's id and the secret of a receipt's number.</summary>
    public static string Common(string subject, MandateId mandate) =>
        Secret().Replace(subject.Replace(mandate.Value.ToUpperInvariant(), "M", StringComparison.Ordinal), "-SECRET");

    [GeneratedRegex(@"-[0-9A-F]{16}\b")]
    private static partial Regex Secret();
}
