namespace Mandates.Domain.Tests;

/// <summary>Paragraph 16: the processes are consulted on the questionnaire and on each draft; who is silent is reminded once.</summary>
public class ConsultationActsTests
{
    private static readonly WorkPlan Plan = Sample.Plan with { ConsultationDays = 10 };
    private static readonly Instant Sent = Given.At("2012-01-13T09:00");
    private static readonly MandateRecord Adopted = Given.Record.Held("formal-2011-12-15", Given.Start, DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan);

    private static readonly MandateRecord Consulted =
        Adopted.Did("Consultation|MISPA|0|0", Sent) with { Drafts = [Draft(1, "2012-03-01T16:00")] };

    [Fact]
    public void A_plan_without_days_or_addresses_consults_nobody()
    {
        var silent = Plan with { Mandate = Plan.Mandate with { Consulted = [new("MISPA", "Ministers")] } };

        Assert.Empty(Acts(Plan with { ConsultationDays = 0 }, Consulted));
        Assert.Empty(Acts(silent, Consulted));
        Assert.Empty(Consulted.Consulted(silent));
    }

    [Fact]
    public void The_questionnaire_goes_to_each_with_its_dispatch_and_each_draft_when_it_is_published()
    {
        var acts = Acts(Plan, Adopted with { Drafts = [Draft(1, "2012-03-01T16:00"), Draft(2, "2012-04-10T10:00")] });

        Assert.Equal(["Consultation|MISPA|0|0", "Consultation|REMJA|0|0", "Consultation|MISPA|0|1", "Consultation|REMJA|0|1", "Consultation|MISPA|0|2", "Consultation|REMJA|0|2"], acts.Select(a => a.Key));
        Assert.Equal([Sent, Given.At("2012-03-01T16:00"), Given.At("2012-04-10T10:00")], acts.Select(a => a.At).Distinct());
        var to = Assert.Single(Recipients.Of(acts[0].Audience, Plan, [], _ => false));
        Assert.Equal(("consulted-mispa", null, "mispa@ag-dec-66.example", Language.Spanish), (to.Contact, to.State, to.Email, to.Language));
    }

    [Fact]
    public void A_draft_that_another_has_replaced_is_not_sent_any_more() =>
        Assert.Equal(Given.At("2012-03-02T10:00"), Acts(Plan, Adopted with { Drafts = [Draft(1, "2012-03-01T16:00"), Draft(2, "2012-03-02T10:00")] }).First(a => a.Ordinal == 1).Until);

    [Fact]
    public void Who_has_not_answered_is_reminded_once_before_the_day()
    {
        var reminder = Assert.Single(Reminders(Consulted));

        Assert.Equal(("ConsultationReminder|MISPA|0|0", Given.At("2012-01-21T09:00"), null), (reminder.Key, reminder.At, reminder.Skipped));
        Assert.Equal(SkipReason.Answered, Assert.Single(Reminders(Answered("2012-01-20T10:00"))).Skipped?.Because);
    }

    [Fact]
    public void The_record_says_on_what_each_was_consulted_and_whether_it_was_silent()
    {
        var silent = Assert.Single(Consulted.Consulted(Plan));
        var late = Assert.Single(Answered("2012-01-20T10:00", "2012-01-24T00:01").Consulted(Plan));

        Assert.Equal(("MISPA", 0, Sent, Given.At("2012-01-23T23:59:59"), null), (silent.Process.Id, silent.Draft, silent.At, silent.Until, silent.Standing));
        Assert.Equal([false, true], late.Answers.Select(late.IsLate));
        Assert.Equal(2, late.Standing?.Number);
    }

    [Fact]
    public void A_mail_that_the_provider_refused_consults_nobody() =>
        Assert.Empty((Adopted with { Acts = [new("Consultation|MISPA|0|0", NoticeReason.Consultation, Sent, new(0, 1, 0))] }).Consulted(Plan));

    [Fact]
    public void An_answer_is_waited_for_until_its_day_or_a_newer_draft()
    {
        var open = Consulted with { Drafts = [] };
        var waiting = Assert.Single(WaitingFor.At(Given.At("2012-01-20T10:00"), Plan, open), w => w.Kind == WaitingKind.Consultation);

        Assert.Equal(("MISPA", (int?)0, Given.At("2012-01-23T23:59:59")), (Assert.Single(waiting.Whom), waiting.Figure, waiting.Until));
        Assert.DoesNotContain(WaitingFor.At(Given.At("2012-01-24T00:00"), Plan, open), w => w.Kind == WaitingKind.Consultation);
        Assert.DoesNotContain(WaitingFor.At(Given.At("2012-01-20T10:00"), Plan, Consulted), w => w.Kind == WaitingKind.Consultation);
    }

    [Fact]
    public void A_revoked_link_is_sent_nothing_and_a_new_one_what_is_asked_last()
    {
        var revoked = Consulted with { Links = [new(new("consulted-mispa"), 1, Given.At("2012-02-01T10:00"), Revoked: true)] };
        var reissued = revoked with { Links = [.. revoked.Links, new(new("consulted-mispa"), 2, Given.At("2012-03-05T10:00"), Revoked: false)] };

        Assert.Equal(SkipReason.LinkRevoked, Acts(Plan, revoked).Single(a => a.Key == "Consultation|MISPA|0|1").Skipped?.Because);
        Assert.Equal(Given.At("2012-03-05T10:00"), Acts(Plan, reissued).Single(a => a.Key == "Consultation|MISPA|2|1").At);
        Assert.Equal([0, 1], reissued.Did("Consultation|MISPA|2|1", Given.At("2012-03-05T10:00")).Consulted(Plan).Select(c => c.Draft));
    }

    private static ScheduledAct[] Acts(WorkPlan plan, MandateRecord record) => [.. Schedule.Of(plan, record).Where(a => a.Reason == NoticeReason.Consultation)];

    private static ScheduledAct[] Reminders(MandateRecord record) => [.. Schedule.Of(Plan, record).Where(a => a.Reason == NoticeReason.ConsultationReminder)];

    private static MandateRecord Answered(params string[] moments) => Consulted with
    {
        ConsultationAnswers = [.. moments.Select((at, i) => new ConsultationAnswer { Process = "MISPA", Draft = 0, Number = i + 1, Text = "Yes.", File = null, At = Given.At(at) })],
    };

    private static Draft Draft(int version, string at) => new() { Version = version, Symbol = $"doc.{version}", PublishedAt = Given.At(at), Sha256 = "", Paragraphs = [] };
}
