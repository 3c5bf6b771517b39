using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Community;

internal static partial class ConsultationMails
{
    /// <summary>The codes that a consulted process of a mandate was sent, in order.</summary>
    public static string[] ConsultationCodes(this RunningApp app, string mandate, string process) =>
    [
        .. app.Host.Host.Mail.Mails.Where(m => m.To == $"{process}@ag-dec-66.example").Select(m => Code().Match(m.Text!)).Where(found => found.Success)
            .Select(found => found.Groups[1].Value).Where(code => code.StartsWith($"{mandate}/", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"/consultation#(\S+)")]
    private static partial Regex Code();
}
