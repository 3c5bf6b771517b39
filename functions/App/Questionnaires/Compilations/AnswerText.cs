using NodaTime.Text;

namespace Mandates.Functions.Questionnaires.Compilations;

/// <summary>An answer as it is printed: options by their mark and words, dates in words, the rest as it was written.</summary>
internal static class AnswerText
{
    public static string Of(Question question, IReadOnlyList<string> values, Texts texts) => question.Kind switch
    {
        QuestionKind.Choice or QuestionKind.Multiple => string.Join("; ", question.Options.Select((option, i) => (option, i))
            .Where(o => values.Contains(o.option.Id)).Select(o => $"{ListMarks.Of(o.i, texts.Language)} {o.option.Text[texts.Language]}")),
        QuestionKind.Date when LocalDatePattern.Iso.Parse(values[0]) is { Success: true } date => texts.LongDate(date.Value),
        _ => string.Join("\n", values),
    };
}
