using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Mandates.Domain.Questionnaires;

/// <summary>What a delegation filled in: by question number, as it was typed. A multiple choice has several values.</summary>
/// <param name="Questionnaire">The version that was answered.</param>
/// <param name="Language">In which it was answered.</param>
/// <param name="Values">Questions without an answer are absent.</param>
public sealed partial record Answers(int Questionnaire, Language Language, IReadOnlyDictionary<string, IReadOnlyList<string>> Values)
{
    public const int MostCharacters = 20_000;

    [JsonIgnore]
    public bool IsEmpty => Values.Count == 0;

    public IReadOnlyList<string> To(string question) => Values.GetValueOrDefault(question) ?? [];

    /// <summary>What keeps the answers from being submitted, by question. They can be saved all the same.</summary>
    /// <param name="questionnaire">The version that was answered.</param>
    /// <param name="files">Names of the files that the reply has.</param>
    public IReadOnlyDictionary<string, AnswerFault> Faults(Questionnaire questionnaire, IReadOnlyCollection<string> files) =>
        questionnaire.Questions.Select(q => (q.Number, Fault: FaultOf(q, To(q.Number), files)))
            .Where(q => q.Fault is not null).ToDictionary(q => q.Number, q => q.Fault!.Value, StringComparer.Ordinal);

    private static AnswerFault? FaultOf(Question question, IReadOnlyList<string> values, IReadOnlyCollection<string> files)
    {
        if (values.Count == 0)
        {
            return question.Required ? AnswerFault.Missing : null;
        }

        if (values.Any(v => v.Length > MostCharacters))
        {
            return AnswerFault.TooLong;
        }

        return question.Kind switch
        {
            QuestionKind.Choice when values.Count > 1 || !Offers(question, values[0]) => AnswerFault.NotOffered,
            QuestionKind.Multiple when values.Any(v => !Offers(question, v)) => AnswerFault.NotOffered,
            QuestionKind.Number when !Number().IsMatch(values[0]) => AnswerFault.NotANumber,
            QuestionKind.Date when !LocalDatePattern.Iso.Parse(values[0]).Success => AnswerFault.NotADate,
            QuestionKind.Document when !files.Contains(values[0]) => AnswerFault.NoSuchFile,
            _ => null,
        };
    }

    // As it is written in any of the four languages: 284.5, 284,5, 1 284.5, 1,284.5 or 1.284,5. The answer stays as it was typed.
    [GeneratedRegex(@"^\s*[-+\u2212]?(?:[0-9]+|[0-9]{1,3}(?:(?<group>[ .,'\u2019\u00A0\u202F])[0-9]{3})(?:\k<group>[0-9]{3})*)(?:(?!\k<group>)[.,][0-9]+)?\s*$")]
    private static partial Regex Number();

    private static bool Offers(Question question, string value) => question.Options.Any(o => o.Id == value);
}

/// <summary>Why an answer cannot be submitted as it is.</summary>
public enum AnswerFault
{
    Missing,
    TooLong,
    NotOffered,
    NotANumber,
    NotADate,
    NoSuchFile,
}

/// <summary>What to do about it.</summary>
public static class AnswerRemedies
{
    public static Sentence Remedy(this AnswerFault fault) => fault switch
    {
        AnswerFault.Missing => "Answer this question.",
        AnswerFault.TooLong => "Shorten the answer, or add it as a file.",
        AnswerFault.NotOffered => "Choose among the options.",
        AnswerFault.NotANumber => "Write a number, such as 284.5.",
        AnswerFault.NotADate => "Write a date as year-month-day, such as 2012-02-15.",
        _ => "Add the file first, then choose it here.",
    };
}
