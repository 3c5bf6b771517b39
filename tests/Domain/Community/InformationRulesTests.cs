namespace Mandates.Domain.Tests.Community;

public class InformationRulesTests
{
    [Fact]
    public void A_title_in_the_language_of_the_document_is_needed_and_enough()
    {
        Assert.Empty(InformationRules.Broken(new(Es: "Prevención"), Language.Spanish));
        Assert.NotEmpty(InformationRules.Broken(new(Es: "Prevención"), Language.French));
        Assert.NotEmpty(InformationRules.Broken(new(), Language.English));
        Assert.NotEmpty(InformationRules.Broken(new(En: "\u200B "), Language.English));
    }

    [Theory]
    [InlineData("")]
    [InlineData("two\nlines")]
    [InlineData("\u202Eneddih")]
    [InlineData("\u3164")]
    public void No_title_is_empty_hidden_or_turned(string title) =>
        Assert.NotEmpty(InformationRules.Broken(new(En: "Prevention", Fr: title), Language.English));

    [Fact]
    public void A_title_is_bounded()
    {
        Assert.Empty(InformationRules.Broken(new(En: new string('a', InformationRules.MostTitleCharacters)), Language.English));
        Assert.NotEmpty(InformationRules.Broken(new(En: new string('a', InformationRules.MostTitleCharacters + 1)), Language.English));
    }

    [Fact]
    public void A_state_publishes_so_many_and_leaves_the_others_theirs()
    {
        var record = new MandateRecord { StartedAt = Instant.MinValue, Information = [.. Enumerable.Range(1, InformationRules.MostOfState).Select(n => Of(n, new("ec")))] };

        Assert.NotNull(InformationRules.TooMany(record, new StateId("ec")));
        Assert.Null(InformationRules.TooMany(record with { Information = [.. record.Information.Skip(1)] }, new StateId("ec")));
        Assert.Null(InformationRules.TooMany(record, new StateId("pe")));
        Assert.Null(InformationRules.TooMany(record, null));
        Assert.NotNull(InformationRules.TooMany(record with { Information = [.. Enumerable.Range(1, InformationRules.MostOfOfficers).Select(n => Of(n, null))] }, null));
    }

    [Fact]
    public void A_reader_has_the_title_in_its_own_language_or_else_in_that_of_the_document()
    {
        var titles = new Titles(Es: "Prevención", Fr: "Prévention");

        Assert.Equal(("Prévention", Language.French), titles.For(Language.French, Language.Spanish));
        Assert.Equal(("Prevención", Language.Spanish), titles.For(Language.Portuguese, Language.Spanish));
    }

    private static Information Of(int number, StateId? state) => new()
    {
        Number = number,
        Kind = InformationKind.Statement,
        Language = Language.English,
        Titles = new(En: "Title"),
        State = state,
        Office = state is null ? PublishingOffice.Chair : null,
        By = "somebody",
        At = Instant.MinValue,
        File = null,
        Link = "https://www.oas.org/",
    };
}
