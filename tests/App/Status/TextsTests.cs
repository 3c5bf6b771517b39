using System.Text.RegularExpressions;
using Mandates.Local.Hosting;
using Mandates.Pages.Shared;

namespace Mandates.App.Tests.Status;

public partial class TextsTests
{
    private static readonly Texts English = Texts.In(Language.English);

    [Theory]
    [InlineData(Language.Spanish)]
    [InlineData(Language.French)]
    [InlineData(Language.Portuguese)]
    public void Each_language_has_every_text_with_the_same_fields(Language language)
    {
        var texts = Texts.In(language);

        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), texts.Keys.Order(StringComparer.Ordinal));
        Assert.All(English.Keys, key => Assert.Equal(Fields(English[key]), Fields(texts[key])));
        Assert.All(English.Keys, key => Assert.False(string.IsNullOrWhiteSpace(texts[key])));
    }

    [Fact]
    public void Every_text_that_a_page_asks_for_is_there_and_every_text_is_asked_for()
    {
        var root = RepositoryRoot.Find();
        var sources = ((string[])["Pages/*.razor", "Pages/*.cs", "App/*.cs"]).SelectMany(of => Directory.GetFiles(Path.Combine(root, "functions", of.Split('/')[0]), of.Split('/')[1], SearchOption.AllDirectories));
        var code = string.Concat(sources.Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).Select(File.ReadAllText));
        var asked = Asked().Matches(code).Select(m => m.Groups[1].Value).ToHashSet();
        var families = Family().Matches(code).Select(m => m.Groups[1].Value).ToHashSet();

        Assert.Empty(asked.Except(English.Keys));
        Assert.All(English.Keys, key => Assert.True(code.Contains($"\"{key}\"", StringComparison.Ordinal) || families.Any(f => key.StartsWith(f, StringComparison.Ordinal)), key));
    }

    [Theory]
    [InlineData(Language.English, "1 March 2012", "Thu 1 Mar 2012", "Haiti: Plan")]
    [InlineData(Language.Spanish, "1 de marzo de 2012", "jue 1 mar 2012", "Haiti: Plan")]
    [InlineData(Language.French, "1er mars 2012", "jeu. 1er mars 2012", "Haiti\u00a0: Plan")]
    [InlineData(Language.Portuguese, "1º de março de 2012", "qui. 1º mar. 2012", "Haiti: Plan")]
    public void The_first_of_a_month_and_a_colon_are_written_as_the_language_has_it(Language language, string date, string day, string pair)
    {
        var texts = Texts.In(language);
        var first = new NodaTime.LocalDate(2012, 3, 1);

        Assert.Equal((date, day, pair), (texts.LongDate(first), texts.Date(first), texts["text.pair", "Haiti", "Plan"]));
    }

    [Fact]
    public void The_french_texts_have_one_apostrophe() =>
        Assert.DoesNotContain(Texts.In(Language.French).Keys, key => Texts.In(Language.French)[key].Contains('\'', StringComparison.Ordinal));

    [Theory]
    [InlineData("fr-CA,fr;q=0.9,en;q=0.1", "fr")]
    [InlineData("de,pt", "pt")]
    [InlineData("de", "en")]
    [InlineData("*", "en")]
    [InlineData("", "en")]
    [InlineData(null, "en")]
    public void A_visitors_first_language_that_we_have_is_taken(string? header, string code) => Assert.Equal(code, Texts.For(header).Code);

    private static string[] Fields(string text) => [.. Field().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Field();

    [GeneratedRegex("""\b[Tt]\["([a-z.-]+)"[\],]""")]
    private static partial Regex Asked();

    // T[$"kind.{…}"]: any text of that family.
    [GeneratedRegex("""\$"([a-z-]+\.)\{""")]
    private static partial Regex Family();
}
