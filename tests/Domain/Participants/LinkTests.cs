namespace Mandates.Domain.Tests;

public class LinkTests
{
    private static readonly Instant Then = Given.Start;

    [Fact]
    public void A_link_is_there_with_its_participant_and_ends_with_the_last_day_of_the_session()
    {
        var link = Link.Of(new("br.1"), Sample.Plan, Given.Record);

        Assert.Equal((0, false), (link.Generation, link.Revoked));
        Assert.True(link.OpensAt(Given.At("2012-06-05T23:59:59")));
        Assert.False(link.OpensAt(Given.At("2012-06-06T00:00")));
    }

    [Fact]
    public void A_revoked_link_opens_again_only_under_the_next_generation()
    {
        var revoked = Given.Record with { Links = [new(new("br.1"), 1, Then, Revoked: true)] };
        var reissued = revoked with { Links = [.. revoked.Links, new(new("br.1"), 2, Then, Revoked: false, Expires: Then + Duration.FromDays(1))] };

        Assert.False(Link.Of(new("br.1"), Sample.Plan, revoked).OpensAt(Then));
        Assert.Equal(("br.1#2", true, false), (Link.Of(new("br.1"), Sample.Plan, reissued).Id, Link.Of(new("br.1"), Sample.Plan, reissued).OpensAt(Then), Link.Of(new("br.1"), Sample.Plan, reissued).OpensAt(Then + Duration.FromDays(1))));
        Assert.Equal(0, Link.Of(new("br.2"), Sample.Plan, reissued).Generation);
    }

    [Fact]
    public void A_missions_new_mailbox_has_a_new_link()
    {
        Term moved = new() { Participant = new("br.mission"), State = new("br"), Kind = ParticipantKind.Mission, From = Then, Person = "p" };
        var record = Given.Record with
        {
            Links = [new(new("br.mission"), 1, Then, Revoked: true)],
            Roster = [new(1, Then, [moved], [])],
        };

        Assert.Equal((2, false), (Link.Of(new("br.mission"), Sample.Plan, record).Generation, Link.Of(new("br.mission"), Sample.Plan, record).Revoked));
    }

    [Theory]
    [InlineData("name@example.org", true)]
    [InlineData("o'brien+list@mail.example.org", true)]
    [InlineData("name@localhost", false)]
    [InlineData("Name <name@example.org>", false)]
    [InlineData("name@example.org\n", false)]
    [InlineData("na me@example.org", false)]
    [InlineData("naïve@example.org", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_what_every_mail_provider_takes(string? text, bool usable) => Assert.Equal(usable, Mailbox.IsUsable(text));

    [Fact]
    public void A_work_plan_and_a_naming_agree_on_what_an_address_is()
    {
        using var stream = typeof(Mailbox).Assembly.GetManifestResourceStream(typeof(Mailbox).Assembly.GetManifestResourceNames().Single(n => n.EndsWith("work-plan.schema.json", StringComparison.Ordinal)))!;
        var schema = System.Text.Json.JsonDocument.Parse(stream).RootElement.GetProperty("definitions").EnumerateObject()
            .Select(d => d.Value.TryGetProperty("pattern", out var pattern) ? pattern.GetString()! : "").Single(p => p.Contains('@', StringComparison.Ordinal));
        foreach (var text in new[] { "name@example.org", "a.b-c+d@e-f.example", "a..b@example.org", ".a@example.org", "a@-b.example", "a@b", "a@b.c", "ü@b.example" })
        {
            Assert.Equal(System.Text.RegularExpressions.Regex.IsMatch(text, schema), Mailbox.IsUsable(text));
        }
    }
}
