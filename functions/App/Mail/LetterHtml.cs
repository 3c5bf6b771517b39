using System.Net;
using System.Text.RegularExpressions;

namespace Mandates.Functions.Mail;

/// <summary>
/// The HTML of a mail: its text in tables with inline styles, which is what mail clients render alike. The style sheet
/// adds only what may be missing: dark colours, and narrow margins on a telephone.
/// </summary>
internal static partial class LetterHtml
{
    private const string Line = "margin:0 0 16px";
    private const string Small = "margin:0;font-size:14px;color:#4a5568";

    private const string Sheet = """
        @media (max-width:480px){.text{padding:20px 16px!important}.edge{padding:0!important}}
        @media (prefers-color-scheme:dark){.edge,body{background:#14181d!important}.card{background:#1e242b!important;border-top-color:#7db4e6!important}
        .text,.text p{color:#e6e9ed!important}.text h1,.text a.plain{color:#9cc7ef!important}.text p.small{color:#b4bcc6!important}.code{background:#2a323b!important;color:#e6e9ed!important}}
        """;

    /// <param name="language">ISO 639-1.</param>
    /// <param name="subject">The heading.</param>
    /// <param name="text">The letter as plain text.</param>
    /// <param name="ownAddress">Where this app is, without a slash at the end.</param>
    /// <param name="link">The link that the letter carries: its address is a button, and its code stands apart. Null for a letter without one.</param>
    /// <param name="open">The words on the button.</param>
    public static string Of(string language, string subject, string text, string ownAddress, PersonalLink? link, string open)
    {
        var paragraphs = text.Split("\n\n");
        var rows = paragraphs.Select((paragraph, i) => i == paragraphs.Length - 1
            ? $"<p class=\"small\" style=\"{Small}\">{Lines(paragraph, ownAddress)}</p>"
            : $"<p style=\"{Line}\">{(link is null ? Lines(paragraph, ownAddress) : WithLink(paragraph, ownAddress, link, open))}</p>");
        return $"""
            <!doctype html>
            <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>{WebUtility.HtmlEncode(subject)}</title>
            <style>
            {Sheet}
            </style></head>
            <body style="margin:0;padding:0;background:#eef1f5">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="edge" style="background:#eef1f5"><tr><td align="center" class="edge" style="padding:24px 12px">
            <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" class="card" style="width:100%;max-width:600px;background:#ffffff;border-top:4px solid #0b4a82"><tr><td class="text" style="padding:28px 32px;font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5;color:#1b1f24;overflow-wrap:anywhere;word-break:break-word"><div role="main">
            <h1 style="margin:0 0 20px;font-size:20px;line-height:1.3;font-weight:bold;color:#0b4a82">{WebUtility.HtmlEncode(subject)}</h1>
            {string.Join("\n", rows)}
            </div></td></tr></table>
            </td></tr></table>
            </body></html>

            """;
    }

    private static string WithLink(string paragraph, string ownAddress, PersonalLink link, string open) =>
        string.Join("<br>\n", paragraph.Split('\n').Select(line =>
            line.EndsWith(link.Address, StringComparison.Ordinal) ? Lines(line[..^link.Address.Length], ownAddress) + Button(link, open)
            : line == link.Code ? $"<span class=\"code\" style=\"display:inline-block;margin-top:4px;padding:6px 10px;background:#eef1f5;font-family:Consolas,Menlo,monospace;font-size:15px\">{WebUtility.HtmlEncode(line)}</span>"
            : Lines(line, ownAddress)));

    private static string Button(PersonalLink link, string open) =>
        $"<a href=\"{WebUtility.HtmlEncode(link.Address)}\" style=\"display:inline-block;margin:8px 0;padding:12px 20px;background:#0b4a82;color:#ffffff;font-family:Arial,Helvetica,sans-serif;font-weight:bold;text-decoration:none;border-radius:4px\">{WebUtility.HtmlEncode(open)}</a>";

    private static string Lines(string paragraph, string ownAddress) =>
        Address.Replace(WebUtility.HtmlEncode(paragraph), found => Linked(found.Value, ownAddress)).Replace("\n", "<br>\n", StringComparison.Ordinal);

    // Only addresses of this app become links: a file name that a participant chose must not become one.
    private static string Linked(string encoded, string ownAddress) =>
        encoded.StartsWith(WebUtility.HtmlEncode(ownAddress) + "/", StringComparison.Ordinal)
            ? $"<a class=\"plain\" href=\"{encoded}\" style=\"color:#0b5394\">{encoded}</a>"
            : encoded;

    // The link ends before the full stop or colon of the sentence around it, and before the space that French puts there.
    [GeneratedRegex(@"https?://(?:(?!&#160;)[^\s<])+(?<![.,:;])")]
    private static partial Regex Address { get; }
}
