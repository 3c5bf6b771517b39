using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires;

/// <summary>What is wrong with a questionnaire before it can be published, each as a place and a sentence.</summary>
public static class QuestionnaireCheck
{
    private const int MostQuestions = 200;
    private const int MostCharacters = 4_000;

    public static IEnumerable<Sentence> Broken(Questionnaire questionnaire)
    {
        var questions = questionnaire.Questions.ToArray();
        if (questions.Length is 0 or > MostQuestions)
        {
            yield return $"sections: a questionnaire has from 1 to {MostQuestions} questions.";
        }

        foreach (var twice in questions.CountBy(q => q.Number).Where(n => n.Value > 1))
        {
            yield return $"question {twice.Key}: the number is used more than once.";
        }

        var texts = Texts("title", questionnaire.Title)
            .Concat(Texts("introduction", questionnaire.Introduction))
            .Concat(questionnaire.Sections.SelectMany((s, i) => Texts($"section {i + 1}", s.Title)))
            .Concat(questions.SelectMany(OfQuestion));
        foreach (var broken in texts)
        {
            yield return broken;
        }
    }

    private static IEnumerable<Sentence> OfQuestion(Question question)
    {
        Sentence place = $"question {question.Number}";
        if (question.Number is not { Length: >= 1 and <= 10 } || !question.Number.All(c => char.IsAsciiLetterOrDigit(c) || c == '.'))
        {
            yield return $"{place}: give a number of digits, letters and dots, at most 10 characters.";
        }

        var isChoice = question.Kind is QuestionKind.Choice or QuestionKind.Multiple;
        if (isChoice != question.Options.Count >= 2)
        {
            yield return $"{place}: a choice has at least two options, and any other question has none.";
        }

        if (question.Options.Select(o => o.Id).Distinct(StringComparer.Ordinal).Count() != question.Options.Count || question.Options.Any(o => VisibleText.IsBlank(o.Id)))
        {
            yield return $"{place}: each option has an id of its own.";
        }

        foreach (var broken in Texts(place, question.Text).Concat(Texts($"{place}, help", question.Help)).Concat(question.Options.SelectMany(o => Texts($"{place}, option {o.Id}", o.Text))))
        {
            yield return broken;
        }
    }

    // The four languages have the same keys: what is asked in one is asked in all.
    private static IEnumerable<Sentence> Texts(Sentence place, LocalizedText? text) => text is null ? [] :
        from language in Enum.GetValues<Language>()
        let misleading = VisibleText.FirstMisleading(text[language])
        where misleading is not null || VisibleText.IsBlank(text[language]) || text[language].Length > MostCharacters
        select misleading is null
            ? (Sentence)$"{place}: the text in {language} is missing or longer than {MostCharacters} characters."
            : $"{place}: the text in {language} holds the character {misleading}, which is not seen and can change how the text is read. Remove it.";
}
