using System.Net;
using System.Text.RegularExpressions;

namespace Mandates.Functions.Mail;

/// <summary>The HTML of a mail: its text in tables with inline styles, which is what mail clients render alike.</summary>
internal static partial class LetterHtml
{
    private const string Line = "margin:0 0 16px";
    private const string Small = "margin:0;font-size:14px;color:#4a5568";

    public static string Of(string language, string subject, string text, string ownAddress)
    {
        var paragraphs = text.Split("\n\n");
        var rows = paragraphs.Select((paragraph, i) =>
            $"<p style=\"{(i == paragraphs.Length - 1 ? Small : Line)}\">{Lines(paragraph, ownAddress)}</p>");
        return $"""
            <!doctype html>
            <html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(subject)}</title></head>
            <body style="margin:0;padding:0;background:#eef1f5">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#eef1f5"><tr><td align="center" style="padding:24px 12px">
            <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="width:100%;max-width:600px;background:#ffffff;border-top:4px solid #0b4a82"><tr><td style="padding:28px 32px;font-family:Georgia,'Times New Roman',serif;font-size:16px;line-height:1.5;color:#1b1f24">
            <h1 style="margin:0 0 20px;font-size:20px;line-height:1.3;font-weight:bold;color:#0b4a82">{WebUtility.HtmlEncode(subject)}</h1>
            {string.Join("\n", rows)}
            </td></tr></table>
            </td></tr></table>
            </body></html>

            """;
    }

    private static string Lines(string paragraph, string ownAddress) =>
        Address.Replace(WebUtility.HtmlEncode(paragraph), found => Linked(found.Value, ownAddress)).Replace("\n", "<br>\n", StringComparison.Ordinal);

    // Only addresses of this app become links: a file name that a participant chose must not become one.
    private static string Linked(string encoded, string ownAddress) =>
        encoded.StartsWith(WebUtility.HtmlEncode(ownAddress) + "/", StringComparison.Ordinal)
            ? $"<a href=\"{encoded}\" style=\"color:#0b5394;word-break:break-all\">{encoded}</a>"
            : encoded;

    // The link ends before the full stop or colon of the sentence around it, and before the space that French puts there.
    [GeneratedRegex(@"https?://(?:(?!&#160;)[^\s<])+(?<![.,:;])")]
    private static partial Regex Address { get; }
}
