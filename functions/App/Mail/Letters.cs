using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Mandates.Domain;
using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Timeline;
using Microsoft.Extensions.Options;

namespace Mandates.Functions.Mail;

public sealed record Letter(string Subject, string Text, string Html);

/// <summary>Writes a notice: the first line of its template is the subject, the rest the body.</summary>
public sealed partial class Letters(PersonalLinks links, IOptions<MailOptions> options)
{
    private readonly MailOptions mail = options.Value;

    public Letter Write(CurrentMandate current, ScheduledAct act, Recipient to)
    {
        var filled = Fill(Template(act.Reason), LetterFields.Of(current, act, to));
        var cut = filled.IndexOf('\n', StringComparison.Ordinal);
        var subject = Capitalise(filled[..cut]);
        var page = $"{mail.BaseAddress.TrimEnd('/')}/mandates/{current.Id}";
        var personal = links.Of(current, to) is { } link
            ? $"Your personal page: {link.Address}\n\nIf the link does not open, enter this code at {links.Entrance}:\n{link.Code}"
            : $"Where the mandate stands: {page}";
        var text = $"{to.Name},\n\n{filled[cut..].Trim()}\n\n{personal}\n\n{mail.FromName}\n";
        return new(subject, text, Html(subject, text));
    }

    /// <summary>The template of a reason; its absence is a fault of the build, held by a test.</summary>
    internal static string Template(NoticeReason reason, Language language = Language.English)
    {
        var name = $"letters.{(language == Language.English ? "en" : language.ToString())}.{reason}.txt";
        using var stream = typeof(Letters).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There is no mail template '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static string Fill(string template, IReadOnlyDictionary<string, string> fields)
    {
        var text = new StringBuilder();
        var rest = template.AsSpan();
        while (rest.IndexOf('{') is >= 0 and var open)
        {
            var close = rest.IndexOf('}');
            var field = rest[(open + 1)..close].ToString();
            text.Append(rest[..open]).Append(fields.TryGetValue(field, out var value)
                ? value
                : throw new InvalidOperationException($"The mail template asks for '{field}', which this notice does not have."));
            rest = rest[(close + 1)..];
        }

        return text.Append(rest).ToString();
    }

    private static string Linked(string encoded) =>
        Address().Replace(encoded, "<a href=\"$0\" style=\"color:#0b5394\">$0</a>");

    [GeneratedRegex(@"https?://[^\s<]+")]
    private static partial Regex Address();

    private static string Capitalise(string subject) => char.ToUpperInvariant(subject[0]) + subject[1..];

    private static string Html(string subject, string text)
    {
        var paragraphs = text.Trim().Split("\n\n").Select(p =>
            $"<p style=\"margin:0 0 16px\">{Linked(WebUtility.HtmlEncode(p.Trim())).Replace("\n", "<br>", StringComparison.Ordinal)}</p>");
        return $"""
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>{WebUtility.HtmlEncode(subject)}</title></head>
            <body style="margin:0;background:#f4f5f7"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" style="padding:24px">
            <table role="presentation" width="600" cellpadding="0" cellspacing="0" style="background:#ffffff"><tr><td style="padding:32px;font:16px/1.5 Georgia,serif;color:#1b1f24">
            {string.Join("\n", paragraphs)}
            </td></tr></table></td></tr></table></body></html>
            """;
    }
}
