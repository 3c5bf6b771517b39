using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>The summary record of a sitting.</summary>
internal static class SummaryRecordPaper
{
    public static Paper Of(MandateState current, MeetingRecord meeting, Texts texts)
    {
        var parts = SummaryRecord.Of(current.Plan, current.Record, meeting, texts.Language, texts.Say);
        return PaperWords.Of(current, SummaryRecord.Symbol(current.Plan, current.Record, meeting), parts.Title,
        [
            PaperText.Of(parts.Opening),
            PaperText.Of(parts.Present),
            .. parts.Sections.SelectMany(section => section.Lines.Select(line => (PaperBlock)PaperText.Of(line.Text, line.Label is "-" ? "–" : line.Label))
                .Prepend(new PaperHeading(1, section.Title))),
        ], texts, meeting.HeldAt);
    }
}
