using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>The summary record of a sitting.</summary>
internal static class SummaryRecordPaper
{
    public static Paper Of(MandateState current, MeetingRecord meeting, Texts texts)
    {
        var parts = SummaryRecord.Of(current.Plan, current.Record, meeting, texts.Language, texts.Say);
        return new(SummaryRecord.Symbol(current.Plan, current.Record, meeting), texts.Language, parts.Title, PaperWords.Above(current, texts),
        [
            PaperText.Of(parts.Opening),
            PaperText.Of(parts.Present),
            .. parts.Sections.SelectMany(section => section.Lines.Select(line => (PaperBlock)PaperText.Of(line.Text, line.Label is "-" ? "–" : line.Label))
                .Prepend(new PaperHeading(1, section.Title))),
        ]);
    }
}
