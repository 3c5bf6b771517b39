using NodaTime.Serialization.SystemTextJson;

namespace Mandates.Domain.Tests;

/// <summary>What holds in every one of five hundred mandates, whatever twenty states, a chair and an officer do.</summary>
public class RandomMandateTests(ITestOutputHelper output)
{
    private static readonly Lazy<RandomMandate[]> Mandates = new(() => [.. Enumerable.Range(0, 500).AsParallel().AsOrdered().Select(RandomMandate.Run)]);

    private static readonly JsonSerializerOptions Json = new JsonSerializerOptions().ConfigureForNodaTime(DateTimeZoneProviders.Tzdb);

    private static void Each(Action<RandomMandate> holds) => Assert.All(Mandates.Value, mandate => holds(mandate));

    [Fact]
    public void The_mandates_differ_and_come_to_every_phase()
    {
        output.WriteLine(string.Join(", ", Mandates.Value.CountBy(m => m.Record.CurrentPhase(m.Plan)).OrderBy(p => p.Key).Select(p => $"{p.Key} {p.Value}")));

        Assert.All(Enum.GetValues<Phase>().Except([Phase.Platform, Phase.Questionnaire]), phase => Assert.Contains(Mandates.Value, m => m.Record.CurrentPhase(m.Plan) == phase));
        Assert.Equal(RandomMandate.Run(7).Sent.Select(s => (s.Act.Key, s.At)), Mandates.Value[7].Sent.Select(s => (s.Act.Key, s.At)));
    }

    [Fact]
    public void The_package_is_submitted_at_most_once_and_only_after_a_quorate_approval() => Each(m =>
    {
        var transmittals = m.SentFor(NoticeReason.Transmittal).ToArray();
        Assert.Distinct(transmittals.Select(s => s.Act.About));
        if (transmittals.Length > 0)
        {
            var approval = m.Record.Meetings.First(held => held.Decisions.Any(d => d.Kind == DecisionKind.ApproveResolution));
            Assert.Equal(ActivityKind.FormalMeeting, m.Plan.Activity(approval.Activity)!.Kind);
            Assert.True(approval.Present.Count >= m.Plan.Quorum.Decide.Needed(m.Plan.States.Count));
            Assert.NotEmpty(m.Record.Drafts);
            Assert.All(transmittals, s => Assert.True(s.At >= approval.HeldAt && s.At >= m.Record.Package!.At));
        }
    });

    [Fact]
    public void Nobody_is_reminded_after_a_reply() => Each(m =>
        Assert.All(m.SentFor(NoticeReason.Reminder, NoticeReason.Overdue), s =>
            Assert.Empty(s.To.Select(to => to.State!.Value).Intersect(m.Record.Replies.Where(r => r.ReceivedAt < s.At).Select(r => r.State)))));

    [Fact]
    public void Whoever_an_act_concerns_is_written_to() => Each(m =>
    {
        Assert.All(m.SentFor(NoticeReason.PlatformLaunch, NoticeReason.QuestionnaireDispatch, NoticeReason.MeetingInvitation, NoticeReason.DraftPublished), s =>
            Assert.Equal(m.Plan.States.Select(state => state.Id), s.To.Select(to => to.State!.Value)));
        Assert.All(m.SentFor(NoticeReason.Reminder, NoticeReason.Overdue), s =>
            Assert.Equal(m.Plan.States.Select(state => state.Id).Except(m.Record.Replies.Where(r => r.ReceivedAt < s.At).Select(r => r.State)), s.To.Select(to => to.State!.Value)));
    });

    [Fact]
    public void Nobody_is_forgotten() => Each(m =>
    {
        Assert.Equal(
            m.Record.Replies.Select(r => $"{r.State} {r.Version}").Order(),
            m.SentFor(NoticeReason.Receipt).Select(s => $"{Assert.Single(s.To).State} {s.Act.Ordinal}").Order());
        Assert.Equal(m.Record.Drafts.Select(d => d.Version), m.SentFor(NoticeReason.DraftPublished).Select(s => s.Act.Ordinal).Order());
    });

    [Fact]
    public void Nothing_happens_before_its_time_or_its_milestone_or_too_late() => Each(m =>
        Assert.All(m.Sent, s =>
        {
            Assert.True(s.At >= s.Act.At);
            Assert.False(s.Act.Until <= s.At);
        }));

    [Fact]
    public void What_is_shown_is_what_the_record_says_in_whatever_order_it_is_read() => Each(m =>
    {
        var draw = new Random(m.Seed);
        var shuffled = m.Record with
        {
            Acts = [.. m.Record.Acts.OrderBy(_ => draw.Next())],
            Meetings = [.. m.Record.Meetings.OrderBy(_ => draw.Next())],
            Replies = [.. m.Record.Replies.OrderBy(_ => draw.Next())],
            Drafts = [.. m.Record.Drafts.OrderBy(_ => draw.Next())],
            Acknowledgements = [.. m.Record.Acknowledgements.OrderBy(_ => draw.Next())],
        };
        var at = m.Record.StartedAt + Duration.FromDays(draw.Next(1, 300));
        Assert.Equal(Status(m.Record), Status(shuffled));

        string Status(MandateRecord record) => JsonSerializer.Serialize(
            new
            {
                Outlook = Outlook.At(at, m.Plan, record),
                Waiting = WaitingFor.At(at, m.Plan, record),
                Calendar = m.Plan.Activities.Select(a => ActivityLine.Of(a, m.Plan, record)),
                States = m.Plan.States.Select(s => StateLine.Of(s, m.Plan, record, 0, false)),
                Last = LastNotice.Of(m.Plan, record),
            },
            Json);
    });
}
