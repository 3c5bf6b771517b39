using Mandates.Functions.Documents.Word;
using Mandates.Pages.Questionnaires.Compilations;

namespace Mandates.Functions.Questionnaires.Compilations;

/// <summary>A compilation as a Word document, for the chair to draft from.</summary>
internal static class CompilationDocument
{
    public static byte[] Of(CompilationView view, Texts texts)
    {
        var document = new WordDocument(view.Symbol, texts.Language);
        document.Head(view.Head);
        if (view.Head.Count == 0)
        {
            document.Paragraph(view.Symbol, WordStyles.Above);
        }

        document.Title(texts["compilation.title"]);
        document.Paragraph(view.Subject);
        document.Paragraph(view.AsOf);
        if (view.Readers is { } readers)
        {
            document.Paragraph(texts[$"readers.{readers}"], WordStyles.Hint);
        }

        document.Contents();
        if (view.Questions.Count > 0)
        {
            document.Heading(1, texts["compilation.by-question"]);
            foreach (var question in view.Questions)
            {
                document.Heading(2, $"{question.Number}. {question.Text}");
                foreach (var answer in question.Answers)
                {
                    document.Heading(3, answer.Note.Length == 0 ? answer.State : $"{answer.State} · {answer.Note}");
                    document.Paragraph(answer.Text);
                }

                if (question.Answers.Count == 0)
                {
                    document.Paragraph(texts["reply.none"], WordStyles.Hint);
                }
            }
        }

        document.Heading(1, texts["compilation.by-state"]);
        Replies(document, view.States, texts);
        if (view.Information.Count > 0)
        {
            document.Heading(1, texts["compilation.information"]);
            Replies(document, view.Information, texts);
        }

        if (view.Closed.Count > 0)
        {
            document.Heading(1, texts["compilation.closed"]);
            document.Paragraph(string.Join("; ", view.Closed));
        }

        if (view.Without.Count > 0)
        {
            document.Heading(1, texts["compilation.without"]);
            document.Paragraph(string.Join("; ", view.Without));
        }

        return document.ToArray();
    }

    private static void Replies(WordDocument document, IEnumerable<CompiledState> states, Texts texts)
    {
        foreach (var state in states)
        {
            document.Heading(2, state.Name);
            document.Paragraph(state.Status, WordStyles.Hint);
            foreach (var answer in state.Answers)
            {
                document.Heading(3, $"{answer.Number}. {answer.Question}");
                document.Paragraph(answer.Text);
            }

            if (state.Annexes.Count > 0)
            {
                document.Table([
                    [texts["compilation.annexes"], texts["receipt.bytes"], "SHA-256"],
                    .. state.Annexes.Select(annex => new[] { annex.Name, annex.Bytes.ToString(texts.Culture), annex.Sha256 }),
                ]);
            }
        }
    }
}
