namespace Mandates.Domain.Tests.Participants;

public class NamingRulesTests
{
    private static readonly Instant Morning = Given.At("2012-01-10T09:00");
    private static readonly Instant Evening = Given.At("2012-01-10T23:30");
    private static readonly Beginning FocalPoint = new(new("br"), ParticipantKind.FocalPoint, null, "new");
    private static readonly Beginning Authority = new(new("br"), ParticipantKind.Authority, "MISPA", "new");

    [Fact]
    public void A_delegation_names_twenty_people_a_day_and_goes_on_the_next()
    {
        var record = Enumerable.Range(0, 20).Aggregate(Given.Record, (r, i) => Named(r, FocalPoint, $"p{i}", Morning));

        Assert.Equal("The delegation has named 20 people today. Go on tomorrow, or ask the secretariat to name more.", Assert.Single(TooMany(record, FocalPoint, Evening)).ToString());
        Assert.Empty(TooMany(record, FocalPoint, Evening + Duration.FromHours(1)));
        Assert.Empty(TooMany(record, FocalPoint with { State = new("ar") }, Evening));
    }

    [Fact]
    public void An_address_is_asked_to_confirm_once_a_day_in_each_capacity()
    {
        var record = Named(Given.Record, FocalPoint, "new", Morning);

        Assert.StartsWith("This address is asked on that day already", Assert.Single(TooMany(record, FocalPoint, Evening)).ToString(), StringComparison.Ordinal);
        Assert.Empty(TooMany(record, Authority, Evening));
        Assert.Empty(TooMany(Named(Given.Record, FocalPoint, "other", Morning), FocalPoint, Evening));
        Assert.Empty(TooMany(record, FocalPoint, Evening + Duration.FromHours(1)));
    }

    [Fact]
    public void Namings_ahead_are_counted_for_the_day_on_which_the_mail_goes_out()
    {
        var later = Morning + Duration.FromDays(30);
        var record = Named(Given.Record, FocalPoint, "new", Morning, later);

        Assert.NotEmpty(TooMany(record, FocalPoint, Morning + Duration.FromDays(1), from: later));
    }

    [Fact]
    public void A_state_has_three_national_authorities_of_a_process_at_a_time()
    {
        var record = Enumerable.Range(0, 3).Aggregate(Given.Record, (r, i) => Named(r, Authority, $"p{i}", Morning));

        Assert.Equal("The state would have more than 3 national authorities of MISPA at a time. Replace one of them, or ask the secretariat to name more.", Assert.Single(TooMany(record, Authority, Evening)).ToString());
        Assert.Empty(TooMany(record, Authority with { Process = "REMJA" }, Evening));
        Assert.Empty(TooMany(record, Authority with { Replaces = new("br.mispa.1") }, Evening));
    }

    [Fact]
    public void Where_the_secretariat_named_more_they_are_replaced_one_by_one()
    {
        var record = Enumerable.Range(0, 5).Aggregate(Given.Record, (r, i) => Named(r, Authority, $"p{i}", Morning));

        Assert.NotEmpty(TooMany(record, Authority, Evening));
        Assert.Empty(TooMany(record, Authority with { Replaces = new("br.mispa.1") }, Evening));
    }

    private static Sentence[] TooMany(MandateRecord record, Beginning begin, Instant now, Instant? from = null) =>
        [.. record.TooMany(Sample.Plan, record.Edit(Sample.Plan, [begin], [], from ?? now, now).Change, key => key == "new")];

    private static MandateRecord Named(MandateRecord record, Beginning begin, string person, Instant at, Instant? from = null) =>
        record with { Roster = [.. record.Roster, record.Edit(Sample.Plan, [begin with { Person = person }], [], from ?? at, at).Change] };
}
