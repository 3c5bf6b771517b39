using CsCheck;

namespace Mandates.Domain.Tests;

public class WorkPlanJsonTests
{
    [Fact]
    public void Each_change_is_written_with_its_word_and_read_again()
    {
        PlanChange[] changes =
        [
            new MoveActivity("reply-deadline", new(2012, 3, 1), new(12, 0)),
            new AddActivity(new() { Id = "new", Kind = ActivityKind.FormalMeeting, Date = new(2012, 4, 30), Topics = [] }),
            new CancelActivity("formal-2012-03-29"),
            new ExtendDeadline(new("ht"), new(2012, 3, 5), new(12, 0)),
            new ChangeReminders([7, 1], Overdue: false, MinimumGapHours: 48),
            new ChangeMeetingNotices(10, 2),
            new ChangeNoticePeriods([new(ActivityKind.FormalMeeting, NoticeFor.Documents, 10, Refuses: true)]),
            new ChangeProcedure(4, 2),
            new ChangeQuorum(new(1, 3), new(1, 2, MoreThan: true)),
            new ChangeForwarding(5),
            new ChangeReplyVisibility(ReplyVisibility.Secretariat),
        ];
        var revision = new PlanRevision(1, changes, "Carnival", "decision-2", "chair", Instant.FromUtc(2012, 2, 1, 14, 0), new string('0', 64));

        var json = JsonSerializer.Serialize(revision, WorkPlanJson.Options);

        Assert.Equal(
            """{"number":1,"changes":[{"change":"move","id":"reply-deadline","date":"2012-03-01","time":"12:00:00"},"""
            + """{"change":"add","activity":{"id":"new","kind":"formalMeeting","date":"2012-04-30","topics":[],"cancelled":false,"since":0}},"""
            + """{"change":"cancel","id":"formal-2012-03-29"},{"change":"extend","state":"ht","date":"2012-03-05","time":"12:00:00"},"""
            + """{"change":"reminders","daysBefore":[7,1],"overdue":false,"minimumGapHours":48},{"change":"meetingNotices","invitationDaysBefore":10,"reminderDaysBefore":2},"""
            + """{"change":"noticePeriods","periods":[{"kind":"formalMeeting","for":"documents","days":10,"refuses":true}]},{"change":"procedure","number":4,"focalPointsPerState":2},"""
            + """{"change":"quorum","open":{"of":1,"parts":3,"moreThan":false},"decide":{"of":1,"parts":2,"moreThan":true}},{"change":"forwarding","forwardDays":5},{"change":"replyVisibility","usual":"secretariat"}],"reason":"Carnival","decision":"decision-2","by":"chair","""
            + $"\"at\":\"2012-02-01T14:00:00Z\",\"planSha256\":\"{new string('0', 64)}\"}}",
            json);
        Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<PlanRevision>(json, WorkPlanJson.Options), WorkPlanJson.Options));
    }

    [Theory]
    [InlineData("""{ "change": "cancel", "id": "a", "why": "b" }""")]
    [InlineData("""{ "change": "cancel", "id": "a", "id": "b" }""")]
    [InlineData("""{ "change": "cancel", "id": null }""")]
    [InlineData("""{ "change": "cancel" }""")]
    [InlineData("""{ "change": "add", "activity": { "id": "a", "kind": 3 } }""")]
    [InlineData("""{ "change": "rename", "id": "a" }""")]
    [InlineData("""{ "change": "move", "id": "a", "date": "2012-02-30" }""")]
    public void A_body_that_says_too_much_or_too_little_is_refused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<PlanChange>(json, WorkPlanJson.Options));

    [Fact]
    public void Any_plan_written_and_read_again_is_the_same_plan()
    {
        var text = Gen.Char.Where(c => !char.IsControl(c) && !char.IsSurrogate(c)).Array[1, 40]
            .Select(characters => new string(characters)).Where(t => !string.IsNullOrWhiteSpace(t));
        var date = Gen.Int[0, 100_000].Select(days => new LocalDate(1900, 1, 1).PlusDays(days));
        var time = Gen.Int[0, 86_399].Select(seconds => LocalTime.Midnight.PlusSeconds(seconds));
        var meeting = Gen.Select(date, time.Nullable(), text, Gen.Enum<TopicPurpose>(), (day, hour, topic, purpose) =>
            new Activity { Id = "added", Kind = ActivityKind.InformalMeeting, Date = day, Time = hour, Topics = [new(topic, purpose)] });

        Gen.Select(meeting, text, Gen.Int[0, 365].HashSet[0, 20], (row, title, days) => Sample.Plan with
        {
            WorkingGroup = Sample.Plan.WorkingGroup with { Titles = [title] },
            Reminders = new() { DaysBefore = [.. days] },
            Activities = [.. Sample.Plan.Activities, row],
        }).Sample(plan => WorkPlanJson.Write(plan).AsSpan().SequenceEqual(WorkPlanJson.Write(WorkPlanReader.Read(WorkPlanJson.Write(plan)))), iter: 100);
    }

    [Fact]
    public void Whatever_is_damaged_in_a_plan_it_is_read_or_refused_with_findings()
    {
        string[] pieces = ["\"", "{", "}", "[", "]", ",", ":", "null", "1e400", "-0", "\\ud800", "\\u0000", "é", "//", "true", "\n", "$", "99999999999", "''"];

        Gen.Select(Gen.Int[0, Sample.Json.Length], Gen.Int[0, 40], Gen.Int[0, pieces.Length - 1].Select(i => pieces[i])).Sample((at, cut, piece) =>
        {
            byte[] damaged = [.. Sample.Json[..at], .. Encoding.UTF8.GetBytes(piece), .. Sample.Json.Skip(at + cut)];
            try
            {
                Assert.NotNull(WorkPlanReader.Read(damaged));
            }
            catch (WorkPlanInvalidException refusal)
            {
                Assert.NotEmpty(refusal.Findings);
                Assert.All(refusal.Findings, f => Assert.StartsWith("$", f.Path, StringComparison.Ordinal));
            }
        }, iter: 1000);
    }

    [Theory]
    [InlineData("12:30", 0)]
    [InlineData("12:30:15", 15)]
    public void A_time_may_be_written_with_or_without_its_seconds(string time, int second)
    {
        var plan = WorkPlanReader.Read(Sample.With(json => json["times"]!["deadline"] = time));

        Assert.Equal(new NodaTime.LocalTime(12, 30, second), plan.Times.Deadline);
    }
}
