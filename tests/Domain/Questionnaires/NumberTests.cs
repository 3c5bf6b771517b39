using Mandates.Domain.Questionnaires;

namespace Mandates.Domain.Tests.Questionnaires;

/// <summary>A number is taken as people write it in the four languages.</summary>
public class NumberTests
{
    [Theory]
    [InlineData("284.5")]
    [InlineData("284,5")]
    [InlineData("0")]
    [InlineData("-12")]
    [InlineData("1,234,567.8")]
    [InlineData("1.234.567,8")]
    [InlineData("1 234 567,8")]
    [InlineData("1\u202F234,8")]
    public void A_number_is_taken(string typed) => Assert.Empty(Faults(typed));

    [Theory]
    [InlineData("about 284")]
    [InlineData("284,5,6")]
    [InlineData("1,23,456")]
    [InlineData("1.234,567.8")]
    [InlineData("1,234,5")]
    [InlineData("12 %")]
    [InlineData("-")]
    public void What_is_no_number_is_not(string typed) => Assert.Equal([AnswerFault.NotANumber], Faults(typed).Values);

    private static IReadOnlyDictionary<string, AnswerFault> Faults(string typed)
    {
        var question = new Question { Number = "1", Kind = QuestionKind.Number, Text = new("How many?", "¿Cuántos?", "Combien ?", "Quantos?") };
        return new Answers(1, Language.English, new Dictionary<string, IReadOnlyList<string>> { ["1"] = [typed] }).Faults(new() { Title = question.Text, Sections = [new(question.Text, [question])] }, []);
    }
}
