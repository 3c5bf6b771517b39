using Mandates.Functions.Documents.Word;

namespace Mandates.Functions.Questionnaires;

/// <summary>The questionnaire as a Word document, to read and to fill in by hand.</summary>
internal static class QuestionnaireDocument
{
    private const int LinesOfText = 6;

    public static string FileName(MandateId mandate, Texts texts) => $"questionnaire-{mandate}-{texts.Code}.docx";

    public static byte[] Of(Questionnaire questionnaire, string symbol, WorkPlan plan, Texts texts)
    {
        var language = texts.Language;
        var document = new WordDocument(symbol, texts.Language);
        document.Title(questionnaire.Title[language]);
        if (questionnaire.Introduction is { } introduction)
        {
            document.Paragraph(introduction[language]);
        }

        if (plan.SingleOf(ActivityKind.ReplyDeadline) is { } deadline && plan.When(deadline) is { } closes)
        {
            document.Paragraph(texts["questionnaire.until", texts.LongMoment(plan.Local(closes)), texts.ZoneOf(plan)]);
        }

        document.Paragraph(texts["questionnaire.by-hand"], WordStyles.Hint);
        document.Table([[texts["questionnaire.state"], texts["questionnaire.person"]], ["", ""]]);
        foreach (var section in questionnaire.Sections)
        {
            document.Heading(1, section.Title[language]);
            foreach (var question in section.Questions)
            {
                Ask(document, question, texts);
            }
        }

        return document.ToArray();
    }

    private static void Ask(WordDocument document, Question question, Texts texts)
    {
        document.Heading(2, $"{question.Number}. {question.Text[texts.Language]}");
        if (question.Help is { } help)
        {
            document.Paragraph(help[texts.Language], WordStyles.Hint);
        }

        switch (question.Kind)
        {
            case QuestionKind.Choice or QuestionKind.Multiple:
                foreach (var (option, i) in question.Options.Select((option, i) => (option, i)))
                {
                    document.Paragraph($"☐ {ListMarks.Of(i, texts.Language)} {option.Text[texts.Language]}");
                }

                break;
            case QuestionKind.Document:
                document.Paragraph(texts["questionnaire.attach"], WordStyles.Hint);
                break;
            default:
                document.Box(question.Kind == QuestionKind.Text ? LinesOfText : 1);
                break;
        }
    }
}
