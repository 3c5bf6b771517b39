using Mandates.Functions.Documents.Calendars;
using Mandates.Functions.Web;

namespace Mandates.Functions.Mail;

/// <summary>A mail before it has a recipient's address on it.</summary>
public sealed record Letter(string Subject, string Text, string Html)
{
    /// <summary>A calendar entry that the recipient's mail client takes over; null when the letter is not about a meeting.</summary>
    public Attachment? Calendar { get; init; }
}

/// <summary>A part of a mail beside its text.</summary>
public sealed record Attachment(string Name, string MediaType, string Text);

/// <summary>Writes a notice in the recipient's language: every mail has one layout, and its template says the rest.</summary>
public sealed class Letters(IOptions<SiteOptions> site)
{
    private readonly string baseAddress = site.Value.Root;

    public Letter Write(LetterContext about)
    {
        var language = about.Language;
        var fields = LetterFields.Of(about.Act.Reason);
        var filled = language.Letter(about.Act.Reason).Fill(field => fields[field](about));
        var cut = filled.IndexOf('\n', StringComparison.Ordinal);
        var subject = Capital(filled[..cut]);
        var page = $"{baseAddress}/mandates/{about.Current.Id}";
        var text = language.Layout.Fill(field => field switch
        {
            "to" => about.To.Name,
            "body" => filled[cut..].Trim() + PersonalPart(about),
            "page" => page,
            "secretariat" => about.In(about.Plan.Mandate.Secretariat.Name),
            _ => about.In(about.Plan.WorkingGroup.Titles[0]),
        });
        if (about.Act.Reason == NoticeReason.Transmittal)
        {
            // A body cannot open the mandate's page.
            text = string.Join("\n\n", text.Split("\n\n").Where(paragraph => !paragraph.EndsWith(page, StringComparison.Ordinal)));
        }

        return new(subject, text + "\n", LetterHtml.Of(language.Code, subject, text, baseAddress)) { Calendar = Calendar(about) };
    }

    // A letter that is about the link names it itself.
    private static string PersonalPart(LetterContext about) =>
        about.Link is not { } link || about.Language.Letter(about.Act.Reason).Fields.Contains("link")
            ? ""
            : "\n\n" + about.Language.Personal.Fill(field => field switch { "link" => link.Address, "entrance" => about.SignInAddress, _ => link.Code });

    private static Attachment? Calendar(LetterContext about) =>
        about.Act.Reason is NoticeReason.MeetingInvitation or NoticeReason.MeetingChange or NoticeReason.MeetingCancellation
            ? new("meeting.ics", $"text/calendar; method={CalendarFile.Method(about.Row)}", CalendarFile.Message(about.Plan, about.Record, about.Row, about.To))
            : null;

    private static string Capital(string subject) => char.ToUpperInvariant(subject[0]) + subject[1..];
}
