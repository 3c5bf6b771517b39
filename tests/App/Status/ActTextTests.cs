using Mandates.Domain.Tests;
using Mandates.Pages.Status;

namespace Mandates.App.Tests.Status;

public class ActTextTests
{
    private static readonly Instant Then = Given.At("2012-02-10T09:00");

    private static IEnumerable<string> Sentences(WorkPlan plan, MandateRecord record) =>
        Schedule.Of(plan, record)
            .DistinctBy(a => (a.Reason, a.Audience.Kind, a.Skipped?.Because, a.Reason == NoticeReason.Reminder ? a.Ordinal : 0))
            .Select(act => $"{act.Key}\n  {ActLine.Of(act, plan).Why}\n");

    [Fact]
    public void Every_act_is_explained_in_words_that_an_officer_would_use()
    {
        var plan = Sample.Plan;
        var moved = plan.Dated("reply-deadline", new(2012, 2, 28), since: 1).Dated("informal-2012-03-15", new(2012, 3, 16), since: 1).Cancel("informal-2012-03-21");
        var record = Given.Record
            .Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"))
            .Did("MeetingInvitation|informal-2012-03-15|0|0", Given.At("2012-02-08T09:00"))
            .Did("MeetingInvitation|informal-2012-03-21|0|0", Given.At("2012-02-08T09:00"))
            .Did("Reminder|reply-deadline|0|14", Given.At("2012-02-14T09:00"))
            .Revised(1, Then)
            .Replied("br", Then).Replied("br", Then).Published(Then).Frozen(Then).Received(TransmittalTo.MandatedBody, Then);

        Golden.Same("Status/explanations.txt", string.Concat(
            Sentences(plan, Given.Record).Concat(Sentences(moved, record)).Distinct()));
    }

    [Fact]
    public void Every_reason_and_every_audience_has_its_words()
    {
        Audience[] audiences =
        [
            .. Enum.GetValues<AudienceKind>().Select(kind => new Audience(kind)),
            .. Enum.GetValues<AudienceKind>().Select(kind => new Audience(kind) { State = new("ht"), OnlyWithoutReply = true }),
            new(AudienceKind.Everyone) { OnlyWithoutReply = true },
            new(AudienceKind.Everyone) { State = new("xx"), Except = new("xx.1") },
            new(AudienceKind.Participants) { Participants = [new("ht.1")] },
        ];
        var acts = Enum.GetValues<NoticeReason>().Select(reason => (reason, new Audience(AudienceKind.Nobody)))
            .Concat(audiences.Select(audience => (NoticeReason.Digest, audience)))
            .Append((NoticeReason.DeadlineReached, new(AudienceKind.Nobody) { State = new("ht") }))
            .Append((NoticeReason.DeadlineReached, new(AudienceKind.Nobody) { State = new("xx") }))
            .Select(a => new ScheduledAct { Reason = a.Item1, About = IsOfMeeting(a.Item1) ? "formal-2012-04-19" : "reply-deadline", Ordinal = 3, Since = 1, At = Then, Audience = a.Item2 });

        Golden.Same("Status/explanations-by-reason.txt", string.Concat(acts.Select(act => $"{ActLine.Of(act, Sample.Plan).Why}\n")));
    }

    private static bool IsOfMeeting(NoticeReason reason) =>
        reason is NoticeReason.ApprovalWarning || reason.ToString().StartsWith("Meeting", StringComparison.Ordinal);

    [Fact]
    public void Everything_that_can_be_waited_for_has_its_words()
    {
        var lines = Enum.GetValues<WaitingKind>()
            .Select(kind => new WaitingFor(kind, kind is WaitingKind.Replies ? ["ht", "br"] : kind is WaitingKind.Acknowledgement ? ["Permanent Council"] : ["secretariat"], null) { About = kind is WaitingKind.LateRuling or WaitingKind.PaperReply ? "br ht" : "formal-2012-04-19", Figure = 3 })
            .Select(waiting => WaitingLine.Of(waiting, Sample.Plan));

        Golden.Same("Status/waiting.txt", string.Concat(lines.Select(line => $"{line.What} ({string.Join(", ", line.Whom)}). {line.Rule}.\n")));
    }

    [Theory]
    [InlineData(0, "on the day of the meeting")]
    [InlineData(1, "1 day before the meeting")]
    [InlineData(2, "2 days before the meeting")]
    public void Days_are_counted_as_people_say_them(int days, string words)
    {
        var plan = Sample.Plan with { MeetingNotices = new() { InvitationDaysBefore = days, ReminderDaysBefore = days } };

        Assert.All(
            Schedule.Of(plan, Given.Record).Where(a => a.Reason is NoticeReason.MeetingInvitation or NoticeReason.MeetingReminder),
            act => Assert.Contains(words, ActLine.Of(act, plan).Why, StringComparison.Ordinal));
    }
}
