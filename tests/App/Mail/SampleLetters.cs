using Mandates.Functions.Mail;
using Mandates.Functions.Web;
using Microsoft.Extensions.Options;

namespace Mandates.App.Tests.Mail;

/// <summary>A letter of each reason, in each language, on the sample plan: what a recipient of that language is sent.</summary>
internal static class SampleLetters
{
    private const string State = "br";
    private const string Meeting = "informal-2012-03-15";
    private static readonly Instant Received = RunningApp.At(2012, 2, 25, 16, 5);
    private static readonly WorkPlan Plan = RunningApp.Plan("ag-dec-66", 34);
    private static readonly Letters Letters = new(Options.Create(new SiteOptions { BaseAddress = "https://mandates.example" }));

    private static readonly MandateRecord Record = new()
    {
        StartedAt = RunningApp.At(2011, 12, 1),
        Replies = [new()
        {
            State = new(State), Version = 2, ReceivedAt = Received, Late = true, By = "br.mission",
            Files = [new("resposta.pdf", "application/pdf", 48_213, new('a', 64), "b")],
        }],
        Forwardings = [new(new(State), 2, RunningApp.At(2012, 1, 13, 11), [new("br.1")], "Os dados da polícia estão com a Senhora.\n\nMuito obrigado.")],
        Rulings = [new(new(State), 2, RulingKind.Accept, "Two days only.", "chair", Received)],
        Drafts = [new() { Version = 1, Symbol = "AG-DEC-66/doc.1", PublishedAt = RunningApp.At(2012, 3, 1, 16), Sha256 = new('b', 64), Paragraphs = ["p3"] }],
        Contributions = [new("4f2a", new(State), "br.mission", ContributionKind.ProposedAmendment, 1, "p3", RunningApp.At(2012, 3, 2, 10, 30))],
        Information = [new() { Number = 3, Kind = InformationKind.Statement, Language = Language.Spanish, Titles = new(Es: "Prevención"), State = new("ec"), Office = null, By = "ec.1", At = RunningApp.At(2012, 3, 2, 11), File = null, Link = "https://www.oas.org/" }],
        Meetings = [new() { Activity = Meeting, HeldAt = RunningApp.At(2012, 3, 3, 10), Present = [] }],
        Revisions =
        [
            new(1, [new MoveActivity(Meeting, new(2012, 3, 16)), new CancelActivity("informal-2012-03-21"), new AddActivity(new() { Id = "informal-2012-04-11", Kind = ActivityKind.InformalMeeting, Date = new(2012, 4, 11), Topics = [] })],
                "As agreed.", null, "chair", RunningApp.At(2012, 3, 2, 12), new('d', 64)),
        ],
        RhythmChoices = [new(new("br.1"), 1, NoticeRhythm.Weekly, RunningApp.At(2012, 2, 1))],
        Package = new(new('c', 64), RunningApp.At(2012, 4, 19, 14), "package.zip"),
        Addresses = [new("br.2", 1, false, Received), new("ht.1", 1, false, Received), new("ht.1", 2, true, Received)],
        Acts = [new("Reminder|reply-deadline|0|7", NoticeReason.Reminder, Received, new(31, 1, 2))],
    };

    public static IEnumerable<NoticeReason> Reasons => Enum.GetValues<NoticeReason>().Where(LetterLanguage.IsWritten);

    public static Letter Of(NoticeReason reason, Language language)
    {
        var act = new ScheduledAct { Reason = reason, About = About(reason), Ordinal = Ordinal(reason), At = Received, Audience = new(AudienceKind.Everyone) };
        return Letters.Write(new(new(Plan, Record) { End = new(412, string.Concat(Enumerable.Repeat("ab", 32))) }, act, To(act, language), RunningApp.At(2012, 2, 16))
        {
            SignInAddress = "https://mandates.example/enter",
            Questionnaire = reason is NoticeReason.QuestionnaireDispatch or NoticeReason.QuestionnaireForwarded or NoticeReason.QuestionnaireGoesOn ? [new("questionnaire.docx", "application/octet-stream", [])] : [],
            Link = reason == NoticeReason.Transmittal ? new("https://mandates.example/package#ag-dec-66/session/0/7KQ4-M9D2-FX3H-J8NP-QRT5-VWXY", "ag-dec-66/session/0/7KQ4-M9D2-FX3H-J8NP-QRT5-VWXY")
                : reason is NoticeReason.Consultation or NoticeReason.ConsultationReminder ? new("https://mandates.example/consultation#ag-dec-66/consulted-mispa/0/7KQ4-M9D2-FX3H-J8NP-QRT5-VWXY", "ag-dec-66/consulted-mispa/0/7KQ4-M9D2-FX3H-J8NP-QRT5-VWXY")
                : IsToAnOffice(act) ? null : new("https://mandates.example/enter#ag-dec-66/br.1/1/7KQ4-M9D2-FX3H-J8NP-QRT5-VWXY", "ag-dec-66/br.1/1/7KQ4-M9D2-FX3H-J8NP-QRT5-VWXY"),
        });
    }

    private static Recipient To(ScheduledAct act, Language language) => IsToAnOffice(act)
        ? new("chair", null, "Denys Toscano Amores", "chair@ag-dec-66.example", language)
        : new("br.1", new(State), "João Almeida", "joao@br.example", language);

    private static bool IsToAnOffice(ScheduledAct act) => act.Reason is
        NoticeReason.DraftRequest or NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning or NoticeReason.Transmittal or NoticeReason.Digest
        or NoticeReason.Consultation or NoticeReason.ConsultationReminder;

    private static string About(NoticeReason reason) => reason switch
    {
        NoticeReason.MeetingInvitation or NoticeReason.MeetingReminder or NoticeReason.MeetingChange or NoticeReason.MeetingCancellation => Meeting,
        NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning => "formal-2012-04-19",
        NoticeReason.News => "weekly",
        NoticeReason.Consultation or NoticeReason.ConsultationReminder => "MISPA",
        NoticeReason.ContributionReceived => Record.Contributions[0].Key,
        NoticeReason.Receipt or NoticeReason.StateReplied or NoticeReason.LateRuling or NoticeReason.QuestionnaireForwarded => State,
        _ => "reply-deadline",
    };

    private static int Ordinal(NoticeReason reason) => reason switch
    {
        NoticeReason.Receipt or NoticeReason.StateReplied or NoticeReason.LateRuling or NoticeReason.QuestionnaireForwarded => 2,
        NoticeReason.DraftPublished or NoticeReason.ConsultationReminder => 1,
        NoticeReason.Consultation => 0,
        // Of Monday, 5 March 2012.
        NoticeReason.News => Period.DaysBetween(new(2001, 1, 1), new(2012, 3, 5)),
        _ => 7,
    };
}
