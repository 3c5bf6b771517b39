namespace Mandates.Domain.Tests;

public class RecipientsTests
{
    private static readonly Participant[] People = [Given.Person("br.2"), Given.Person("br.1"), Given.Person("mx.1")];

    private static string[] Of(Audience audience, params string[] replied) =>
        [.. Recipients.Of(audience, Sample.Plan, People, state => replied.Contains(state.Value)).Select(r => r.Contact)];

    [Fact]
    public void Everyone_is_each_mission_and_each_focal_point()
    {
        var to = Of(new(AudienceKind.Everyone));

        Assert.Equal(34 + 3, to.Length);
        Assert.Equal(["br.mission", "br.1", "br.2"], to.Where(id => id.StartsWith("br.", StringComparison.Ordinal)));
        Assert.Contains("ht.mission", to);
    }

    [Fact]
    public void Everyone_of_a_state_is_its_own_only() =>
        Assert.Equal(["br.mission", "br.1", "br.2"], Of(new(AudienceKind.Everyone) { State = new("br") }));

    [Fact]
    public void Who_acted_is_left_out() =>
        Assert.Equal(["br.mission", "br.2"], Of(new(AudienceKind.Everyone) { State = new("br"), Except = new("br.1") }));

    [Fact]
    public void Focal_points_stand_for_their_state_and_the_mission_where_there_is_none()
    {
        var to = Of(new(AudienceKind.FocalPoints));

        Assert.Equal(["br.1", "br.2", "mx.1"], to.Where(id => !id.EndsWith("mission", StringComparison.Ordinal)));
        Assert.DoesNotContain("br.mission", to);
        Assert.Equal(32 + 3, to.Length);
    }

    [Fact]
    public void Missions_are_the_missions_alone() =>
        Assert.Equal(Sample.Plan.States.Select(s => $"{s.Id}.mission"), Of(new(AudienceKind.Missions)));

    [Theory]
    [InlineData(AudienceKind.Everyone)]
    [InlineData(AudienceKind.FocalPoints)]
    [InlineData(AudienceKind.Missions)]
    public void States_that_have_replied_are_left_out_only_when_asked(AudienceKind kind)
    {
        Assert.DoesNotContain(Of(new(kind) { OnlyWithoutReply = true }, "br"), id => id.StartsWith("br.", StringComparison.Ordinal));
        Assert.Contains(Of(new(kind), "br"), id => id.StartsWith("br.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("br.2")]
    [InlineData("br.mission")]
    public void A_participant_is_one_person_or_the_mission(string id) =>
        Assert.Equal([id], Of(new(AudienceKind.Participants) { State = new("br"), Participants = [new(id)] }));

    [Fact]
    public void A_participant_who_is_gone_is_nobody() =>
        Assert.Empty(Of(new(AudienceKind.Participants) { State = new("br"), Participants = [new("br.3")] }));

    [Fact]
    public void Nobody_is_nobody() => Assert.Empty(Of(new(AudienceKind.Nobody)));

    [Fact]
    public void The_chair_is_written_to_in_the_chairs_language() =>
        Assert.Equal([new("chair", null, "Denys Toscano Amores", "chair@ag-dec-66.example", Language.Spanish)],
            Recipients.Of(new(AudienceKind.Chair), Sample.Plan, [], _ => true));

    [Theory]
    [InlineData(AudienceKind.MandatedBody, "mandated-body", "Permanent Council")]
    [InlineData(AudienceKind.Session, "session", "General Assembly")]
    public void A_body_is_its_office(AudienceKind kind, string contact, string name) =>
        Assert.Equal((contact, null, name, Language.English), Recipients.Of(new(kind), Sample.Plan, [], _ => true) switch
        {
            [var office] => (office.Contact, office.State, office.Name, office.Language),
            _ => default,
        });

    [Fact]
    public void Each_is_written_to_in_the_own_language()
    {
        var to = Recipients.Of(new(AudienceKind.Everyone) { State = new("br") }, Sample.Plan, People, _ => false);

        Assert.Equal(("Missão Permanente – Brasil", "mission.br@missions.example", Language.Portuguese), (to[0].Name, to[0].Email, to[0].Language));
        Assert.Equal(("Person br.1", "br.1@people.example", Language.French), (to[1].Name, to[1].Email, to[1].Language));
    }
}
