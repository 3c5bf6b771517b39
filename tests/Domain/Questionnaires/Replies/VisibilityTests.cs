namespace Mandates.Domain.Tests.Questionnaires.Replies;

/// <summary>Who may read a state's reply: its own choice, or the plan's default for its first version.</summary>
public class VisibilityTests
{
    private static readonly StateId Ag = new("ag");
    private static readonly Instant At = Instant.FromUtc(2012, 2, 1, 12, 0);

    private static readonly WorkPlan Silent = Sample.Plan with { ReplyVisibility = null };
    private static readonly MandateRecord None = new() { StartedAt = At };

    [Fact]
    public void The_default_of_the_plan_is_taken_for_a_first_version_only()
    {
        Assert.Equal(ReplyVisibility.Shared, None.ChoiceWith(Sample.Plan, Version(1), said: null, "ag.1")!.Visibility);
        Assert.Equal(ReplyVisibility.Secretariat, None.ChoiceWith(Sample.Plan, Version(1), ReplyVisibility.Secretariat, "ag.1")!.Visibility);
        Assert.Null(None.ChoiceWith(Silent, Version(1), said: null, "ag.1"));
        Assert.Null(With(Version(1)).ChoiceWith(Sample.Plan, Version(2), said: null, "ag.1"));
    }

    [Fact]
    public void The_newest_choice_holds_for_all_versions()
    {
        var record = With(Version(1), Version(2)) with
        {
            Visibilities = [new(Ag, 1, 0, ReplyVisibility.Shared, "ag.1", At), new(Ag, 2, 0, ReplyVisibility.Secretariat, "ag.1", At), new(Ag, 1, 1, ReplyVisibility.Shared, "ag.1", At)],
        };

        Assert.Equal(ReplyVisibility.Secretariat, record.VisibilityOf(Ag));
        Assert.Empty(record.Readable(Ag, isOther: true));
        Assert.Equal([1, 2], record.Readable(Ag, isOther: false).Select(r => r.Version));
        Assert.Null(record.ChoiceWith(Sample.Plan, Version(3), said: null, "ag.1"));
        Assert.Equal((2, 1), (record.NextChoice(Ag, ReplyVisibility.Shared, "ag.1", At).Version, record.NextChoice(Ag, ReplyVisibility.Shared, "ag.1", At).Number));
    }

    [Fact]
    public void Of_what_was_withdrawn_other_states_read_nothing()
    {
        var record = With(Version(1), Version(2)) with
        {
            Visibilities = [new(Ag, 1, 0, ReplyVisibility.Shared, "ag.1", At)],
            Withdrawals = [new(Ag, 1, "A mistake.", "ag.1", At)],
        };

        Assert.Equal([2], record.Readable(Ag, isOther: true).Select(r => r.Version));
    }

    [Fact]
    public void The_first_draft_ends_the_choice_but_for_a_state_that_replies_after_it()
    {
        var draft = new Draft { Version = 1, Symbol = "doc.1", PublishedAt = At, Sha256 = "", Paragraphs = [] };

        Assert.Null(With(Version(1)).VisibilityIsFixed(Ag));
        Assert.NotNull((With(Version(1)) with { Drafts = [draft] }).VisibilityIsFixed(Ag));
        Assert.Null((None with { Drafts = [draft] }).VisibilityIsFixed(Ag));
    }

    [Fact]
    public void A_reply_of_which_nothing_was_said_is_in_the_package_and_not_shown_to_others()
    {
        var record = With(Version(1));

        Assert.True(record.MayRead(Readers.Officers, Ag));
        Assert.True(record.MayRead(Readers.Package, Ag));
        Assert.False(record.MayRead(Readers.States, Ag));
    }

    private static MandateRecord With(params Reply[] replies) => None with { Replies = replies };

    private static Reply Version(int number) => new() { State = Ag, Version = number, ReceivedAt = At, RecordedAt = At, Late = false, By = "ag.1", Files = [] };
}
