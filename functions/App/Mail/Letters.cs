using Mandates.Functions.Documents.Calendars;
using Mandates.Functions.Web;

namespace Mandates.Functions.Mail;

/// <summary>A mail before it has a recipient's address on it.</summary>
public sealed record Letter(string Subject, string Text, string Html)
{
    /// <summary>The calendar entry of a meeting, which the recipient's mail client takes over; the questionnaire, where the letter sends it.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>Who answers what the recipient asks.</summary>
    public required Office ReplyTo { get; init; }
}

/// <summary>A part of a mail beside its text.</summary>
public sealed record Attachment(string Name, string MediaType, byte[] Content);

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
        var secretariat = about.Plan.Mandate.Secretariat with { Name = about.In(about.Plan.Mandate.Secretariat.Name) };
        var page = $"{baseAddress}/mandates/{about.Current.Id}";
        var text = language.Layout.Fill(field => field switch
        {
            "to" => about.To.Name,
            "body" => filled[cut..].Trim() + PersonalPart(about),
            "page" => page,
            "secretariat" => secretariat.Name,
            "contact" => secretariat.Email,
            _ => about.In(about.Plan.WorkingGroup.Titles[0]),
        });
        if (about.Act.Reason is NoticeReason.Transmittal or NoticeReason.Consultation or NoticeReason.ConsultationReminder)
        {
            // A body or process cannot open the mandate's page.
            text = string.Join('\n', text.Split('\n').Where(line => !line.EndsWith(page, StringComparison.Ordinal)));
        }

        var open = language.Words[about.Act.Reason switch
        {
            NoticeReason.Transmittal => "letter.open-package",
            NoticeReason.Consultation or NoticeReason.ConsultationReminder => "letter.open-consultation",
            _ => "letter.open",
        }];
        var html = LetterHtml.Of(language.Code, subject, text, baseAddress, about.Link, open);
        return new(subject, text + "\n", html) { Attachments = [.. Calendar(about), .. about.Questionnaire], ReplyTo = secretariat };
    }

    // A letter that is about the link names it itself.
    private static string PersonalPart(LetterContext about) =>
        about.Link is not { } link || about.Language.Letter(about.Act.Reason).Fields.Contains("link")
            ? ""
            : "\n\n" + about.Language.Personal.Fill(field => field switch { "link" => link.Address, "entrance" => about.SignInAddress, _ => link.Code });

    private static Attachment[] Calendar(LetterContext about) =>
        about.Act.Reason is NoticeReason.MeetingInvitation or NoticeReason.MeetingChange or NoticeReason.MeetingCancellation
            ? [new("meeting.ics", $"text/calendar; method={CalendarFile.Method(about.Row)}", Encoding.UTF8.GetBytes(CalendarFile.Message(about.Plan, about.Record, about.Row, about.To)))]
            : [];

    private static string Capital(string subject) => char.ToUpperInvariant(subject[0]) + subject[1..];
}
