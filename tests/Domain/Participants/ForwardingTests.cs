namespace Mandates.Domain.Tests;

public class ForwardingTests
{
    private static readonly WorkPlan Plan = Sample.Plan with { ForwardDays = 3 };
    private static readonly Instant Now = Given.At("2012-01-13T11:00");
    private static readonly MandateRecord Dispatched =
        Given.Record.WithFocalPoint("br.1").WithFocalPoint("br.2").WithFocalPoint("mx.1").Did("QuestionnaireDispatch|questionnaire-dispatch|0|0", Given.At("2012-01-13T09:00"));

    [Fact]
    public void A_mission_forwards_to_its_confirmed_people_and_may_add_a_note() =>
        Assert.Empty((To("br.1", "br.2") with { Note = "The figures are with you.\nThank you." }).Broken(Plan, Dispatched));

    [Fact]
    public void It_may_forward_again_to_others() =>
        Assert.Empty((To("br.2") with { Number = 2 }).Broken(Plan, Dispatched with { Forwardings = [To("br.1")] }));

    [Theory]
    [InlineData("mx.1", "'mx.1' is no focal point or national authority of the state with a confirmed address.")]
    [InlineData("br.mission", "'br.mission' is no focal point or national authority of the state with a confirmed address.")]
    [InlineData("br.9", "'br.9' is no focal point or national authority of the state with a confirmed address.")]
    public void It_cannot_forward_to_others_than_its_own(string to, string says) => AssertBroken(To(to), Plan, Dispatched, says);

    [Fact]
    public void Nobody_gets_it_from_the_mission_twice() =>
        AssertBroken(To("br.1"), Plan, Dispatched with { Forwardings = [To("br.1")] }, "'br.1' has the questionnaire from the mission already.");

    [Fact]
    public void There_is_nothing_to_forward_before_the_dispatch_or_where_all_have_it()
    {
        AssertBroken(To("br.1"), Plan, Dispatched with { Acts = [] }, "The questionnaire has not been dispatched yet. Forward it when it is.");
        AssertBroken(To("br.1"), Plan with { ForwardDays = 0 }, Dispatched, "The plan sends the questionnaire to the whole delegation at once; the mission has nothing to forward.");
    }

    [Fact]
    public void Somebody_has_to_be_chosen() => AssertBroken(To(), Plan, Dispatched, "Choose at least one focal point or national authority ('to').");

    [Theory]
    [InlineData("Write to me at x@y.example", "Leave e-mail addresses out of the note: the record keeps it permanently.")]
    [InlineData("Read \u202Ethis", "The note contains the character U+202E, which is not text. Leave it out.")]
    public void A_note_is_plain_text_without_addresses(string note, string says) => AssertBroken(To("br.1") with { Note = note }, Plan, Dispatched, says);

    [Fact]
    public void A_note_has_an_end() => AssertBroken(To("br.1") with { Note = new('a', 1001) }, Plan, Dispatched, "The note has 1001 characters. Write at most 1000.");

    [Fact]
    public void The_view_says_who_has_it_and_signed_in_since_and_shows_the_note_to_the_state_alone()
    {
        var record = Dispatched with { Forwardings = [To("br.1") with { Note = "Thank you." }] };
        ParticipantView[] people = [Seen("br.1", Now + Duration.FromHours(1)), Seen("br.2", Now + Duration.FromHours(1))];

        var own = ForwardingView.Of(Plan, record, new("br"), people, showNotes: true)!;

        Assert.Equal((Given.At("2012-01-16T09:00"), false), (own.GoesOn, own.HasGoneOn));
        Assert.Equal([new(new("br.1"), Now, Now + Duration.FromHours(1)), new(new("br.2"), null, null)], own.People);
        Assert.Equal("Thank you.", Assert.Single(own.Notes).Note);
        Assert.Empty(ForwardingView.Of(Plan, record, new("br"), people, showNotes: false)!.Notes);
        Assert.Null(ForwardingView.Of(Plan, Given.Record, new("br"), people, showNotes: true));
    }

    private static Forwarding To(params string[] to) => new(new("br"), 1, Now, [.. to.Select(id => new ParticipantId(id))]);

    private static ParticipantView Seen(string id, Instant used) => new(
        new(id), new("br"), ParticipantKind.FocalPoint, null, id, null, Language.Portuguese, Given.Start, null, Confirmed: true, new(0, true, false, Given.Start, used));

    private static void AssertBroken(Forwarding forwarding, WorkPlan plan, MandateRecord record, string says) =>
        Assert.Equal([says], forwarding.Broken(plan, record).Select(s => s.ToString()));
}
