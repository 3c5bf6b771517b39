using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>Paragraph 16: on what each process was consulted, and what it answered or that it was silent.</summary>
internal static class ConsultationPaper
{
    public static Paper Of(MandateState current, Texts texts) =>
        new($"{current.Id.Value.ToUpperInvariant()}/consultation", texts.Language, texts["consultation.title"], PaperWords.Above(current, texts),
        [
            new PaperTable(
                texts["consultation.title"],
                [texts["consultation.process"], texts["consultation.on"], texts["consultation.answer"]],
                [.. current.Record.Consulted(current.Plan).SelectMany(c => Rows(current, c, texts))]),
        ]);

    private static IEnumerable<PaperRun[]> Rows(MandateState current, Consultation consultation, Texts texts)
    {
        var matter = texts["consultation.sent", texts.Matter(consultation.Draft), Day(consultation.At)];
        return consultation.Answers.Count == 0
            ? [[consultation.Process.Id, matter, texts["consultation.silent"]]]
            : consultation.Answers.Select(a => new PaperRun[] { consultation.Process.Id, matter, string.Join("\n", Lines(a)) });

        IEnumerable<string> Lines(ConsultationAnswer a) =>
            [texts[consultation.IsLate(a) ? "consultation.answered-late" : "consultation.answered", Day(a.At)], a.Text, .. a.File is { } file ? [$"{PackageNames.Of(a, file)} ({file.Name})"] : Array.Empty<string>()];

        string Day(Instant at) => PaperWords.Day(current.Plan.Local(at).Date, texts);
    }
}
