using CsCheck;

namespace Mandates.Domain.Tests;

/// <summary>Whatever people do, and however seldom anyone looks.</summary>
public class PropertyTests
{
    private static readonly LocalDate Dispatch = new(2012, 3, 1);

    private static readonly Gen<WorkPlan> Plans =
        from days in Gen.Int[1, 30]
        from before in Gen.Int[0, 20].HashSet[0, 5]
        from gap in Gen.OneOf(1, 24, 24, 30, 48)
        from meeting in Gen.Int[0, 40]
        from time in Gen.OneOf(null, new LocalTime?(new(8, 0)), new LocalTime?(new(15, 0)))
        from adopts in Gen.Bool
        select (adopts ? Sample.Plan : Sample.Plan.Without("formal-2011-12-15"))
            .Dated("platform-launch", Dispatch.PlusDays(-1))
            .Dated("questionnaire-dispatch", Dispatch)
            .Row("reply-deadline", a => a with { Date = Dispatch.PlusDays(days), Time = time })
            .Dated("informal-2012-03-09", Dispatch.PlusDays(meeting)) with
        {
            States = [.. Sample.Plan.States.Take(3)],
            Reminders = new() { DaysBefore = [.. before], MinimumGapHours = gap },
        };

    // Minutes after 1 March; what; a number that the fact may use.
    private static readonly Gen<(int Minute, int What, int Number)[]> Events =
        Gen.Select(Gen.Int[-3000, 70_000], Gen.Int[0, 11], Gen.Int[0, 40]).Array[0, 25];

    private static Instant Moment(int minute) => Given.At("2012-03-01T00:00") + Duration.FromMinutes(minute);

    private static CalmMandate Play(WorkPlan plan, (int Minute, int What, int Number)[] events, Action<Instant, CalmMandate>? look = null)
    {
        var mandate = new CalmMandate(plan, Given.Record);
        var last = Moment(-3001);
        foreach (var (minute, what, number) in events.OrderBy(e => e.Minute))
        {
            var now = Moment(minute);
            if (what > 6) mandate.Run(last, now);
            look?.Invoke(now, mandate);
            Happen(mandate, what, number, now);
            mandate.Check(now);
            last = now;
        }

        mandate.Run(last, Moment(100_000));
        return mandate;
    }

    private static void Happen(CalmMandate mandate, int what, int number, Instant now)
    {
        var rows = new[] { "reply-deadline", "informal-2012-03-09" };
        switch (what)
        {
            case 0 or 1:
                mandate.Add(r => r.Replied(mandate.Plan.States[number % 3].Id, now));
                break;
            case 2:
                mandate.Add(r => r.Published(now));
                break;
            case 3:
                mandate.Add(r => r.Held("formal-2011-12-15", now, DecisionKind.ElectViceChairs, DecisionKind.AdoptWorkPlan));
                break;
            case 4 or 5 when mandate.Plan.Activity(rows[what - 4]) is { Cancelled: false }:
                Revise(mandate, new MoveActivity(rows[what - 4], mandate.Plan.Local(now).Date.PlusDays(number)), now);
                break;
            case 10:
                Revise(mandate, new ExtendDeadline(mandate.Plan.States[number % 3].Id, mandate.Plan.GeneralDeadline()!.Date.PlusDays(number)), now);
                break;
            case 11:
                Revise(mandate, new ChangeReminders(DaysBefore: [.. new[] { number, number / 2, number / 4 }.Distinct()]), now);
                break;
        }
    }

    // As the product would: what cannot be changed any more is not.
    private static void Revise(CalmMandate mandate, PlanChange change, Instant now)
    {
        if (!ChangeRules.Findings(mandate.Plan, [change]).Concat(mandate.Plan.Findings([change], mandate.Record, now)).HasErrors())
        {
            mandate.Plan = change.ApplyTo(mandate.Plan with { Revision = mandate.Plan.Revision + 1 });
            mandate.Add(r => r.Revised(mandate.Plan.Revision, now));
        }
    }

    [Fact]
    public void No_two_acts_have_one_key_and_none_is_done_twice() =>
        Gen.Select(Plans, Events).Sample((plan, events) =>
        {
            var mandate = Play(plan, events, (_, m) => Assert.Distinct(Schedule.Of(m.Plan, m.Record).Select(a => a.Key)));
            Assert.Distinct(mandate.Sent.Select(s => s.Act.Key));
        }, iter: 100);

    [Fact]
    public void What_is_due_has_come_and_what_is_next_has_not() =>
        Gen.Select(Plans, Events).Sample((plan, events) => Play(plan, events, (now, mandate) =>
        {
            var outlook = Outlook.At(now, mandate.Plan, mandate.Record);
            Assert.All(outlook.Due, a => Assert.True(a.At <= now && !(a.Until <= now)));
            Assert.All(outlook.Upcoming, a => Assert.True(a.At > now));
            Assert.Equal(outlook.Upcoming.Select(a => (Instant?)a.At).Min(), outlook.Next);
            Assert.All(outlook.Skipped, a => Assert.NotNull(a.Declined));
            Assert.Empty(outlook.Due.Concat(outlook.Upcoming).Select(a => a.Key).Intersect(outlook.Skipped.Select(a => a.Key)));
        }), iter: 100);

    [Fact]
    public void No_state_is_reminded_after_its_reply_or_after_the_deadline_or_within_the_gap() =>
        Gen.Select(Plans, Events).Sample((plan, events) =>
        {
            var mandate = Play(plan, events);
            var reminders = mandate.Sent.Where(s => s.Act.Reason == NoticeReason.Reminder).ToArray();
            Assert.All(reminders, s => Assert.True(s.At < s.Act.Until));
            Assert.All(reminders, s => Assert.DoesNotContain(mandate.Record.Replies, r => r.ReceivedAt < s.At && s.To.Any(to => to.State == r.State)));
            Assert.All(plan.States, state =>
            {
                var written = mandate.Sent
                    .Where(s => s.Act.Reason is NoticeReason.Reminder or NoticeReason.QuestionnaireDispatch && s.To.Any(to => to.State == state.Id))
                    .Select(s => plan.Local(s.At)).ToArray();
                Assert.All(written.Zip(written.Skip(1)), pair => Assert.True(pair.Second >= pair.First.PlusHours(plan.Reminders.MinimumGapHours), $"{pair}"));
            });
        }, iter: 200);

    [Fact]
    public void An_act_that_was_done_is_due_again_only_when_its_date_changed() =>
        Gen.Select(Plans, Events).Sample((plan, events) =>
        {
            var mandate = Play(plan, events);
            Assert.All(
                mandate.Sent.Where(s => s.Act.Reason is not NoticeReason.Reminder).GroupBy(s => (s.Act.Reason, s.Act.About, s.Act.Ordinal)),
                acts => Assert.Distinct(acts.Select(s => s.Act.Since)));
            Assert.All(mandate.Sent.Where(s => s.Act.Since > 0), s => Assert.True(s.At >= mandate.Record.RevisedAt(s.Act.Since)));
        }, iter: 200);

    [Fact]
    public void Undisturbed_rare_looks_do_nothing_that_frequent_looks_do_not() =>
        Gen.Select(Plans, Gen.Int[200, 5000]).Sample((plan, step) =>
        {
            plan = plan with { Reminders = plan.Reminders with { MinimumGapHours = 24 } };
            var (often, seldom) = (new CalmMandate(plan, Given.Record), new CalmMandate(plan, Given.Record));
            often.Run(Moment(-3000), Moment(100_000));
            for (var minute = -3000; minute < 100_000; minute += step) seldom.Check(Moment(minute));

            Assert.Subset(often.Sent.Select(s => s.Act.Key).ToHashSet(), seldom.Sent.Select(s => s.Act.Key).ToHashSet());
        }, iter: 100);
}
