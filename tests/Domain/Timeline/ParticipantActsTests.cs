namespace Mandates.Domain.Tests;

public class ParticipantActsTests
{
    private static readonly Instant Changed = Given.At("2012-01-20T15:00");
    private static readonly Instant Later = Given.At("2012-02-01T00:00");
    private static readonly Instant LaterStill = Given.At("2012-02-10T00:00");

    [Fact]
    public void Whoever_is_named_is_asked_to_confirm_the_address_at_once()
    {
        var act = Assert.Single(Acts(Named(Of("br.1", Given.Start), Of("br.2", Given.Start))));

        Assert.Equal(("AddressConfirmation|roster|0|7", Changed), (act.Key, act.At));
        Assert.Equal(new("br"), act.Audience.State);
        Assert.Equal([new("br.1"), new("br.2")], act.Audience.Participants);
    }

    [Fact]
    public void Whose_terms_begin_later_are_asked_when_the_first_of_them_does() =>
        Assert.Equal(Later, Assert.Single(Acts(Named(Of("br.1", LaterStill), Of("br.2", Later)))).At);

    [Fact]
    public void Those_of_several_states_are_named_in_one_act_of_no_state()
    {
        var act = Assert.Single(Acts(Named(Of("br.1", Given.Start), Of("ar.1", Given.Start))));

        Assert.Null(act.Audience.State);
        Assert.Equal([new("br.1"), new("ar.1")], act.Audience.Participants);
    }

    [Fact]
    public void A_mission_with_another_mailbox_is_sent_its_link_and_need_not_confirm()
    {
        var act = Assert.Single(Acts(Named(Of("br.mission", Later), Of("br.mission", LaterStill))));

        Assert.Equal(("Link|roster|0|7", Later, "br"), (act.Key, act.At, act.Audience.State?.Value));
        Assert.Equal([new("br.mission"), new("br.mission")], act.Audience.Participants);
    }

    [Fact]
    public void Those_who_end_get_nothing() =>
        Assert.Empty(Acts(Given.Record with { Roster = [new(7, Changed, [], [new(new("br.1"), Changed)])] }));

    [Fact]
    public void A_link_issued_anew_is_sent_and_a_revoked_one_is_not()
    {
        var record = Named(Of("br.1", Given.Start)) with
        {
            Links = [new(new("br.1"), 1, Later, Revoked: true), new(new("br.1"), 2, LaterStill, Revoked: false)],
        };

        var acts = Acts(record);

        Assert.Equal(["AddressConfirmation|roster|0|7", "Link|br.1|0|2"], acts.Select(a => a.Key));
        Assert.Equal((LaterStill, (string?)null), (acts[1].At, acts[1].Audience.State?.Value));
        Assert.Equal([new("br.1")], acts[1].Audience.Participants);
    }

    private static ScheduledAct[] Acts(MandateRecord record) =>
        [.. Schedule.Of(Sample.Plan, record).Where(a => a.Reason is NoticeReason.AddressConfirmation or NoticeReason.Link)];

    private static MandateRecord Named(params Term[] terms) => Given.Record with { Roster = [new(7, Changed, terms, [])] };

    private static Term Of(string participant, Instant from) => new()
    {
        Participant = new(participant),
        State = new(participant[..2]),
        Kind = Roster.IsMission(new(participant)) ? ParticipantKind.Mission : ParticipantKind.FocalPoint,
        From = from,
        Person = participant,
    };
}
