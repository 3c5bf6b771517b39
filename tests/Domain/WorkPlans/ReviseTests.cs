using CsCheck;

namespace Mandates.Domain.Tests;

public class ReviseTests
{
    private static readonly WorkPlan Plan = Sample.Plan;

    [Fact]
    public void A_moved_row_bears_the_new_revision_and_keeps_its_time()
    {
        var timed = Plan with { Activities = [.. Plan.Activities.Select(a => a.Id == "formal-2012-03-29" ? a with { Time = new(15, 0) } : a)] };

        var revised = timed.Revise([new MoveActivity("formal-2012-03-29", new(2012, 3, 30))]);

        var moved = revised.Activity("formal-2012-03-29")!;
        Assert.Equal((1, 1, new LocalDate(2012, 3, 30), new LocalTime(15, 0)), (revised.Revision, moved.Since, moved.Date, moved.Time));
        Assert.All(revised.Activities.Where(a => a.Id != moved.Id), a => Assert.Equal(0, a.Since));
    }

    [Fact]
    public void A_cancelled_row_stays_for_the_record()
    {
        var revised = Plan.Revise([new CancelActivity("informal-2012-04-03")]);

        Assert.Equal(Plan.Activities.Select(a => a.Id), revised.Activities.Select(a => a.Id));
        Assert.True(revised.Activity("informal-2012-04-03") is { Cancelled: true, Since: 1 });
    }

    [Fact]
    public void An_added_row_stands_where_its_date_puts_it()
    {
        var revised = Plan.Revise([new AddActivity(Meeting("informal-2012-01-10", new(2012, 1, 10)))]);

        Assert.Equal(["formal-2011-12-15", "informal-2012-01-10", "platform-launch"], revised.Activities.Take(3).Select(a => a.Id));
    }

    [Fact]
    public void An_undated_row_goes_with_the_row_that_it_follows()
    {
        var revised = Plan.Revise([new MoveActivity("reply-deadline", new(2012, 3, 16))]);

        Assert.Equal(
            ["informal-2012-03-15", "reply-deadline", "draft-preparation", "informal-2012-03-21"],
            revised.Activities.Skip(4).Take(4).Select(a => a.Id));
    }

    [Fact]
    public void Moving_and_adding_keep_every_row_and_the_calendar_order()
    {
        var dates = Gen.Int[0, 300].Select(days => new LocalDate(2011, 9, 1).PlusDays(days));
        var dated = Plan.Activities.Where(a => a.Date is not null).Select(a => a.Id).ToArray();
        var moves = Gen.Shuffle(dated, 1, dated.Length).SelectMany(ids =>
            dates.Array[ids.Length].Select(days => ids.Zip(days, (id, day) => (PlanChange)new MoveActivity(id, day == Plan.Activity(id)!.Date ? day.PlusDays(1) : day))));
        var added = dates.Select(day => (PlanChange)new AddActivity(Meeting("added", day)));

        Gen.Select(moves, added, (m, a) => m.Append(a).ToArray()).Sample(changes =>
        {
            var revised = Plan.Revise(changes);
            var dates = revised.Activities.Where(a => a.Date is not null).Select(a => a.Date!.Value).ToArray();
            var draft = revised.Activities.ToList().FindIndex(a => a.Id == "draft-preparation");

            Assert.Equal(Plan.Activities.Select(a => a.Id).Append("added").Order(), revised.Activities.Select(a => a.Id).Order());
            Assert.Equal(dates.Order(), dates);
            Assert.Equal("reply-deadline", revised.Activities[draft - 1].Id);
            Assert.Equal(changes.Length, revised.Activities.Count(a => a.Since == 1));
        }, iter: 100);
    }

    public static TheoryData<PlanChange[], string, string> Refused => new()
    {
        { [], "$.changes", "No change is given. Name at least one." },
        { [new MoveActivity("x", new(2012, 3, 1))], "$.changes[0].id", "The calendar has no row \"x\". Use the id of one that it has." },
        { [new CancelActivity("x")], "$.changes[0].id", "The calendar has no row \"x\". Use the id of one that it has." },
        { [new AddActivity(Meeting("reply-deadline", new(2012, 3, 1)))], "$.changes[0].activity.id", "The calendar already has a row \"reply-deadline\". Give the new one another id." },
        { [new MoveActivity("draft-preparation", new(2012, 3, 1))], "$.changes[0].id", "\"draft-preparation\" has no date of its own: it follows \"reply-deadline\". Move that row instead." },
        { [new CancelActivity("formal-2012-03-29"), new MoveActivity("formal-2012-03-29", new(2012, 3, 30))], "$.changes[1]", "\"formal-2012-03-29\" is changed twice. Join the two changes into one." },
        { [new MoveActivity("formal-2012-03-29", new(2012, 3, 29))], "$.changes[0].date", "\"formal-2012-03-29\" is on 29 March 2012 already. Choose another day or time." },
        { [new MoveActivity("reply-deadline", new(2012, 2, 23), Plan.Times.Deadline)], "$.changes[0].date", "\"reply-deadline\" is on 23 February 2012 already. Choose another day or time." },
        { [new ExtendDeadline(new("xx"), new(2012, 3, 1))], "$.changes[0].state", "\"xx\" is not a member state of this plan. Use the id of one." },
        { [new ExtendDeadline(new("br"), new(2012, 2, 23))], "$.changes[0].date", "23 February 2012 is not later than the reply deadline of all, 23 February 2012. Choose a later day." },
        { [new ExtendDeadline(new("br"), new(2012, 3, 1)), new ExtendDeadline(new("br"), new(2012, 3, 2))], "$.changes[1]", "\"$.extensions.br\" is changed twice. Join the two changes into one." },
        { [new ChangeProcedure(10, 2)], "$.changes[0].number", "The plan has no procedure 10. Use the number of one that it has." },
        { [new ChangeReminders()], "$.changes[0]", "No figure is given. Give the one that is to change." },
        { [new ChangeMeetingNotices()], "$.changes[0]", "No figure is given. Give the one that is to change." },
        { [new ChangeQuorum()], "$.changes[0]", "No figure is given. Give the one that is to change." },
        { [new ChangeForwarding(31)], "$.forwardDays", "\"31\" is not accepted for \"forwardDays\". For how many days the questionnaire is with the permanent missions alone, to forward, before it goes on by itself, at most 30; 0 sends it to everybody at once." },
        { [new ChangeReminders(MinimumGapHours: 721)], "$.reminders.minimumGapHours", "\"721\" is not accepted for \"minimumGapHours\". The fewest hours between two reminders, from 0 to 720." },
        { [new AddActivity(Meeting("Bad Id", new(2012, 4, 30)))], "$.activities[11].id", "\"Bad Id\" is not accepted for \"id\". Lower-case letters, figures and single hyphens, at most 60 characters, such as ag-dec-66." },
        { [new AddActivity(Meeting("second", new(2012, 3, 1)) with { Kind = ActivityKind.ReplyDeadline })], "$.activities[5].kind", "The calendar already has the reply deadline, \"reply-deadline\". Keep one of the two." },
        { [new AddActivity(Meeting("second", new(2012, 2, 1)) with { Kind = ActivityKind.QuestionnaireDispatch })], "$.activities[3].kind", "The calendar already has the dispatch of the questionnaire, \"questionnaire-dispatch\". Keep one of the two." },
    };

    [Fact]
    public void An_extension_to_the_day_that_the_state_has_already_is_refused()
    {
        var extended = Plan.Revise([new ExtendDeadline(new("ht"), new(2012, 3, 1))]);

        var refusal = Assert.Throws<WorkPlanInvalidException>(() => extended.Revise([new ExtendDeadline(new("ht"), new(2012, 3, 1))]));

        Assert.Equal(("$.changes[0].date", "Haiti has until 1 March 2012 already. Choose another day or time."), (refusal.Findings[0].Path, refusal.Findings[0].Message));
        Assert.NotEmpty(extended.Revise([new ExtendDeadline(new("ht"), new(2012, 2, 28))]).Extensions);
    }

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void A_change_that_cannot_be_made_is_refused_with_its_place(PlanChange[] changes, string path, string message)
    {
        var refusal = Assert.Throws<WorkPlanInvalidException>(() => Plan.Revise(changes));

        Assert.Equal((path, message), (refusal.Findings[0].Path, refusal.Findings[0].Message));
    }

    [Fact]
    public void A_cancelled_row_cannot_be_moved_and_its_id_is_not_used_again()
    {
        var revised = Plan.Revise([new CancelActivity("informal-2012-04-03")]);

        Assert.Equal("\"informal-2012-04-03\" was cancelled. Add a new row instead.",
            Message(() => revised.Revise([new MoveActivity("informal-2012-04-03", new(2012, 4, 4))])));
        Assert.Equal("The calendar already has a row \"informal-2012-04-03\", which was cancelled. Give the new one another id.",
            Message(() => revised.Revise([new AddActivity(Meeting("informal-2012-04-03", new(2012, 4, 4)))])));
    }

    [Fact]
    public void The_reply_deadline_cannot_be_cancelled_for_nobody_would_know_until_when_to_reply() =>
        Assert.Contains("The calendar has no replyDeadline activity, so there would be no date to reply by. Add one.",
            Assert.Throws<WorkPlanInvalidException>(() => Plan.Revise([new CancelActivity("reply-deadline")])).Findings.Select(f => f.Message));

    [Fact]
    public void A_figure_is_changed_and_the_others_stay()
    {
        var revised = Plan.Revise(
            [new ChangeReminders(DaysBefore: [10, 2]), new ChangeMeetingNotices(ReminderDaysBefore: 2), new ChangeProcedure(4, 2), new ChangeQuorum(Open: new(1, 4)), new ChangeForwarding(5)]);

        Assert.Equal("10, 2; True; 24; 1", Figures(revised));
        Assert.Equal(new() { InvitationDaysBefore = 7, ReminderDaysBefore = 2 }, revised.MeetingNotices);
        Assert.Equal(2, revised.Procedures.Single(p => p.Number == 4).FocalPointsPerState);
        Assert.Equal((5, 0), (revised.ForwardDays, revised.Revise([new ChangeForwarding(0)]).ForwardDays));
        Assert.Equal((new Share(1, 4), new Share(1, 2, true), false), (revised.Quorum.Open, revised.Quorum.Decide, revised.Quorum.Assumed));
        Assert.Equal("3, 1; False; 48; 2", Figures(revised.Revise([new ChangeReminders(DaysBefore: [3, 1], Overdue: false, MinimumGapHours: 48)])));

        static string Figures(WorkPlan plan) =>
            $"{string.Join(", ", plan.Reminders.DaysBefore)}; {plan.Reminders.Overdue}; {plan.Reminders.MinimumGapHours}; {plan.Reminders.Since}";
    }

    [Fact]
    public void A_second_extension_of_a_state_takes_the_place_of_the_first()
    {
        var revised = Plan.Revise([new ExtendDeadline(new("br"), new(2012, 3, 1)), new ExtendDeadline(new("mx"), new(2012, 3, 1))])
            .Revise([new ExtendDeadline(new("br"), new(2012, 3, 5), new(12, 0))]);

        Assert.Equal(
            [new() { State = new("mx"), Date = new(2012, 3, 1), Since = 1 }, new() { State = new("br"), Date = new(2012, 3, 5), Time = new(12, 0), Since = 2 }],
            revised.Extensions!);
    }

    private static Activity Meeting(string id, LocalDate date) =>
        new() { Id = id, Kind = ActivityKind.InformalMeeting, Date = date, Topics = [new("Consultation")] };

    private static string Message(Action act) => Assert.Single(Assert.Throws<WorkPlanInvalidException>(act).Findings).Message.ToString();
}
