namespace Mandates.Domain.Tests;

public class ZoneNameTests
{
    [Theory]
    [InlineData("America/Lima", "Lima time")]
    [InlineData("America/Port_of_Spain", "Port of Spain time")]
    [InlineData("America/Argentina/Buenos_Aires", "Buenos Aires time")]
    [InlineData("UTC", "UTC time")]
    public void A_zone_is_named_for_its_place(string zone, string name) => Assert.Equal(name, ZoneName.Of(zone).ToString());

    [Theory]
    [InlineData(Language.English, "Washington time")]
    [InlineData(Language.Spanish, "hora de Washington")]
    [InlineData(Language.French, "heure de Washington")]
    [InlineData(Language.Portuguese, "horário de Washington")]
    public void A_plan_names_the_time_of_its_seat(Language language, string name) =>
        Assert.Equal(name, ZoneName.Of(Sample.Plan, language, sentence => sentence.ToString()));

    [Fact]
    public void A_plan_without_a_name_of_its_own_uses_the_city_of_its_zone() =>
        Assert.Equal("New York time", ZoneName.Of(Sample.Plan with { TimeZoneName = null }, Language.French, sentence => sentence.ToString()));
}
