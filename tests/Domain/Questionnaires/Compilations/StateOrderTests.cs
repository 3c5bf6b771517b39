namespace Mandates.Domain.Tests.Questionnaires.Compilations;

public class StateOrderTests
{
    [Fact]
    public void Each_language_has_its_own_order_of_the_34_states() => Golden.Same("state-orders.txt", string.Concat(
        Enum.GetValues<Language>().Select(language =>
            $"{language}\n{string.Concat(StateOrder.Of(Sample.Plan.States, language).Select((s, i) => $"{i + 1,2} {s.Names[language]}\n"))}\n")), "Questionnaires/Compilations");

    [Theory]
    [InlineData(0, Language.English, "(a)")]
    [InlineData(1, Language.Spanish, "b)")]
    [InlineData(25, Language.French, "z)")]
    [InlineData(26, Language.Portuguese, "aa)")]
    [InlineData(27, Language.English, "(ab)")]
    public void Marks_are_those_of_the_language(int index, Language language, string mark) => Assert.Equal(mark, ListMarks.Of(index, language));
}
