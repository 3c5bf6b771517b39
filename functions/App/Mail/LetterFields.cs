using static Mandates.Functions.Mail.LetterContext;
using Fields = System.Collections.Generic.Dictionary<string, System.Func<Mandates.Functions.Mail.LetterContext, string>>;

namespace Mandates.Functions.Mail;

/// <summary>What the template of each reason can say, by name.</summary>
internal static class LetterFields
{
    private static readonly Fields Common = new()
    {
        ["instrument"] = c => c.Plan.Mandate.Instrument,
        ["paragraph"] = c => Number(c.Plan.Mandate.Paragraph),
        ["product"] = c => c.In(c.Plan.Mandate.Product),
        ["session"] = c => c.In(c.Plan.Mandate.DueSession.Name),
        ["sessionDate"] = c => c.Language.Words.LongDate(c.Plan.Mandate.DueSession.Opens),
        ["state"] = c => c.Plan.State(c.To.State!.Value)!.Names[c.To.Language],
        ["states"] = c => Number(c.Plan.States.Count),
        ["replied"] = c => Number(c.Plan.States.Count(s => c.Record.HasReplied(s.Id))),
        ["places"] = c => Number(c.Plan.Places()),
    };

    private static readonly Fields Deadline = new()
    {
        ["deadline"] = c => c.Day(c.Deadline),
        ["deadlineTime"] = c => c.Time(c.Deadline),
        ["daysLeft"] = DaysLeft,
    };

    private static readonly Fields Questionnaire = new(Deadline)
    {
        ["attached"] = c => c.Questionnaire.Count > 0 ? $"\n\n{c.Language.Words["letter.questionnaire"]}" : "",
    };

    private static readonly Fields Dispatch = new(Questionnaire)
    {
        ["forwarding"] = c => c.Plan.ForwardDays > 0 ? $"\n\n{c.Language.Words["letter.forwarding", c.Day(c.GoesOn)]}" : "",
    };

    private static readonly Fields Forwarded = new(Questionnaire)
    {
        ["note"] = c => c.Forwarding.Note is { } note ? $"\n\n{c.Language.Words["letter.note"]}\n{Quoted(note)}" : "",
    };

    private static readonly Fields GoesOn = new(Questionnaire)
    {
        ["dispatched"] = c => c.Day(c.Dispatched),
    };

    private static readonly Fields Meeting = new()
    {
        ["date"] = c => c.Day(c.Plan.When(c.Row)!.Value),
        ["time"] = c => c.Time(c.Plan.When(c.Row)!.Value),
        ["meetingKind"] = c => c.Language.Words[$"letter-meeting.{Words.Camel(c.Row.Kind)}"],
        ["topics"] = c => c.Row.Topics.Count == 0
            ? c.Language.Words["letter.no-topics"]
            : string.Join("\n", c.Row.Topics.Select(t => $"– {c.In(t.Text)}")),
    };

    private static readonly Fields Reply = new()
    {
        ["receivedDate"] = c => c.Day(c.Reply.ReceivedAt),
        ["receivedTime"] = c => c.Time(c.Reply.ReceivedAt),
        ["version"] = c => Number(c.Act.Ordinal),
        ["late"] = c => c.Reply.Late ? c.Language.Words["letter.late"] : "",
        ["receipt"] = c => c.Reply.ReceiptNumber(c.Current.Id),
        ["files"] = c => string.Join("\n", c.Reply.Files.Select(f => $"– {(f.IsAnswers ? c.Language.Words["receipt.answers"] : f.Name)} ({c.Language.Words.Size(f.Length)})")),
        ["sha256"] = c => c.Reply.Sha256,
    };

    private static readonly Fields Ruling = new(Reply)
    {
        ["ruling"] = c => c.Language.Words[$"letter-ruling.{Words.Camel(c.Ruling.Kind)}"],
        ["reason"] = c => c.Ruling.Reason,
    };

    private static readonly Fields Draft = new()
    {
        ["version"] = c => Number(c.Act.Ordinal),
        ["symbol"] = c => c.Draft.Symbol,
        ["publishedDate"] = c => c.Day(c.Draft.PublishedAt),
        ["publishedTime"] = c => c.Time(c.Draft.PublishedAt),
    };

    private static readonly Fields Contribution = new()
    {
        ["contributionKind"] = c => c.Language.Words[$"letter-contribution.{Words.Camel(c.Contribution.Kind)}"],
        ["contribution"] = c => c.Contribution.Id,
        ["contributionParagraph"] = c => c.Contribution.Paragraph,
        ["version"] = c => Number(c.Contribution.Draft),
        ["receivedDate"] = c => c.Day(c.Contribution.At),
        ["receivedTime"] = c => c.Time(c.Contribution.At),
    };

    private static readonly Fields Package = new()
    {
        ["link"] = c => c.Link!.Address,
        ["packagePage"] = c => new Uri(new Uri(c.SignInAddress), "/package").AbsoluteUri,
        ["code"] = c => c.Link!.Code,
        ["packageSha256"] = c => c.Record.Package!.Sha256,
        ["verification"] = c => new Uri(new Uri(c.SignInAddress), $"/api/submissions/{c.Record.Package!.Sha256}/verify").AbsoluteUri,
    };

    private static readonly Fields Link = new()
    {
        ["link"] = c => c.Link!.Address,
        ["entrance"] = c => c.SignInAddress,
        ["code"] = c => c.Link!.Code,
    };

    private static readonly Fields Consulted = new()
    {
        ["process"] = c => c.Act.About,
        ["matter"] = c => c.Act.Ordinal == 0 ? c.Language.Words["letter-consulted.questionnaire"] : c.Language.Words["letter-consulted.draft", c.Act.Ordinal, c.Draft.Symbol],
        ["until"] = c => c.Day(c.ConsultedUntil),
        ["link"] = c => c.Link!.Address,
        ["consultationPage"] = c => new Uri(new Uri(c.SignInAddress), "/consultation").AbsoluteUri,
        ["code"] = c => c.Link!.Code,
    };

    private static readonly Fields Digest = new()
    {
        ["today"] = c => c.Day(c.At),
        ["next"] = Next,
        ["undeliverable"] = Undeliverable,
        ["auditRecords"] = c => Number((c.Current.End ?? AuditChain.Beginning).Number),
        ["auditHash"] = c => (c.Current.End ?? AuditChain.Beginning).Hash,
    };

    private static readonly Fields News = new()
    {
        ["news"] = NewsLines.Of,
        ["ahead"] = Ahead,
    };

    /// <summary>The fields of a reason; each is worked out when a template asks for it.</summary>
    public static IReadOnlyDictionary<string, Func<LetterContext, string>> Of(NoticeReason reason) => Common.Concat(reason switch
    {
        NoticeReason.MeetingInvitation or NoticeReason.MeetingReminder or NoticeReason.MeetingChange or NoticeReason.MeetingCancellation
            or NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning => Meeting,
        NoticeReason.QuestionnaireDispatch => Dispatch,
        NoticeReason.QuestionnaireForwarded => Forwarded,
        NoticeReason.QuestionnaireGoesOn => GoesOn,
        NoticeReason.DeadlineChange or NoticeReason.Reminder or NoticeReason.Overdue or NoticeReason.DraftRequest => Deadline,
        NoticeReason.Receipt or NoticeReason.StateReplied => Reply,
        NoticeReason.LateRuling => Ruling,
        NoticeReason.DraftPublished => Draft,
        NoticeReason.ContributionReceived => Contribution,
        NoticeReason.Transmittal => Package,
        NoticeReason.Link or NoticeReason.AddressConfirmation => Link,
        NoticeReason.Consultation or NoticeReason.ConsultationReminder => Consulted,
        NoticeReason.Digest => Digest,
        NoticeReason.News => News,
        _ => [],
    }).ToDictionary();

    // Counted from the moment of writing, because a reminder can go out later than planned.
    private static string DaysLeft(LetterContext c)
    {
        var days = Period.DaysBetween(c.Plan.Local(c.At).Date, c.Plan.Local(c.Deadline).Date);
        return days switch
        {
            0 => c.Language.Words["letter.today"],
            1 => c.Language.Words["letter.one-day-left"],
            _ => c.Language.Words["letter.days-left", days],
        };
    }

    // Each line marked, so that a mission's words cannot be taken for those of the letter.
    private static string Quoted(string note) => string.Join("\n", VisibleText.Of(note).Split('\n').Select(line => $"> {line}"));

    private static string Undeliverable(LetterContext c)
    {
        var contacts = c.Record.Addresses.Undeliverable();
        var states = c.Plan.States.Where(s => contacts.Any(id => id.StartsWith($"{s.Id}.", StringComparison.Ordinal)));
        return states.Any() ? string.Join(", ", states.Select(s => s.Names[c.To.Language])) : c.Language.Words["letter.nobody"];
    }

    private static string Next(LetterContext c) => Dates(c).FirstOrDefault() ?? c.Language.Words["letter.nothing-dated"];

    private static string Ahead(LetterContext c) =>
        string.Join("\n", Dates(c).DefaultIfEmpty(c.Language.Words["letter.nothing-dated"]).Select(date => $"– {date}"));

    // What is ahead in the calendar, the next date first.
    private static IEnumerable<string> Dates(LetterContext c) =>
        from row in c.Plan.Activities
        where !row.Cancelled
        let at = c.Plan.When(row)
        where at > c.At
        orderby at
        let topics = row.Topics.Count > 0 ? string.Join("; ", row.Topics.Select(t => c.In(t.Text))) : c.Language.Words[$"activity.{Words.Camel(row.Kind)}"]
        select $"{c.Day(at.Value)}, {topics}";
}
