namespace Mandates.Domain.Tests.Participants;

public class PersonNameTests
{
    [Theory]
    [InlineData("Ana María O’Higgins-Peña")]
    [InlineData("María José (Pepa) Núñez")]
    [InlineData("D'Angelo, J. R.")]
    [InlineData("李明")]
    [InlineData("Dr. Ngũgĩ wa Thiong’o")]
    [InlineData("H.E. John Doe III")]
    [InlineData("J.R. Smith")]
    [InlineData("Jean\u2011Paul")]
    [InlineData("’t Hooft")]
    [InlineData("Keʻalohilani")]
    [InlineData("Gal·la Sant Jordi")]
    [InlineData("ジョン・スミス")]
    [InlineData("محمد\u200Cرضا")]
    [InlineData("क्\u200Dष")]
    [InlineData("בן־גוריון")]
    [InlineData("Νίκος Παπαδόπουλος")]
    [InlineData("Łukasz Żółć, Ph.D.")]
    [InlineData("Mª Carmen")]
    [InlineData("Permanent Mission – Antigua and Barbuda")]
    public void A_name_of_a_person_in_any_script_is_taken(string name)
    {
        Assert.Empty(PersonName.Broken(PersonName.Tidy(name)));
        Assert.Equal(name.Normalize(), PersonName.Tidy(name));
    }

    [Theory]
    [InlineData("  Ana   ", "Ana")]
    [InlineData("Ana\u00A0Almeida", "Ana Almeida")]
    [InlineData("李\u3000明", "李 明")]
    [InlineData("Jose\u0301", "José")]
    public void It_is_kept_composed_and_with_plain_spaces(string given, string kept) => Assert.Equal(kept, PersonName.Tidy(given));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Your access expires today: sign in at https://oas-signin.example before 18:00")]
    [InlineData("Your access expires today, sign in at oas-signin.example before noon")]
    [InlineData("evil.com")]
    [InlineData("Ana www.evil.com")]
    [InlineData("минфин.рф")]
    [InlineData("evil。com")]
    [InlineData("evil．com")]
    [InlineData("ana@evil.example")]
    [InlineData("Ana/Luis")]
    [InlineData("Ana 2")]
    [InlineData("Ana ٣")]
    [InlineData("Ana ²")]
    [InlineData("=1+1")]
    [InlineData("-Ana")]
    [InlineData("(Ana)")]
    [InlineData("’’")]
    [InlineData("Ana\nBcc")]
    [InlineData("Ana\u2028Luis")]
    [InlineData("Ana\u2029Luis")]
    [InlineData("Ana\u0085Luis")]
    [InlineData("Ana\u202EsiuL")]
    [InlineData("Ana\u2066Luis")]
    [InlineData("Ana\u200BLuis")]
    [InlineData("A\u200Dna")]
    [InlineData("\uFEFFAna")]
    [InlineData("Ana\u3164")]
    [InlineData("Ana \U0001F600")]
    [InlineData("Ana \uD800")]
    [InlineData("Ana <b>")]
    [InlineData("Ana & Luis")]
    [InlineData("Ana; Luis")]
    [InlineData("Ana \"Luis\"")]
    public void What_reads_as_a_link_an_address_or_a_message_is_not(string name) => Assert.NotEmpty(PersonName.Broken(PersonName.Tidy(name)));

    [Fact]
    public void It_has_at_most_a_hundred_characters()
    {
        Assert.Empty(PersonName.Broken(new string('a', 100)));
        Assert.NotEmpty(PersonName.Broken(new string('a', 101)));
    }

    [Fact]
    public void A_name_that_is_there_already_may_stay() =>
        Assert.Empty(new Naming("Focal point 2", "two@br.example", Language.English).Broken("Focal point 2"));
}
