using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>What the papers of a mandate have in common: whose they are, how days and states are written, how paragraphs are numbered.</summary>
internal static class PaperWords
{
    public static string[] Above(MandateState current, Texts texts)
    {
        var session = current.Plan.Mandate.DueSession;
        return
        [
            current.Plan.Translate(texts.Language, session.Body.Name).ToUpper(texts.Culture),
            $"{current.Plan.Translate(texts.Language, session.Name)}, {session.Place}, {Day(session.Opens, texts)} – {Day(session.Closes, texts)}",
            current.Plan.Translate(texts.Language, current.Plan.WorkingGroup.Titles[0]),
        ];
    }

    public static string Product(MandateState current, Texts texts) => current.Plan.Translate(texts.Language, current.Plan.Mandate.Product);

    public static string Day(LocalDate day, Texts texts) => day.ToString(LongDay(texts), texts.Culture);

    public static string Moment(MandateState current, Instant at, Texts texts) => current.Plan.Local(at).ToString($"{LongDay(texts)}, HH:mm", texts.Culture);

    public static string State(MandateState current, StateId id, Texts texts) => current.Plan.State(id)?.Names[texts.Language] ?? id;

    public static string States(MandateState current, IEnumerable<StateId> ids, Texts texts) => string.Join(", ", ids.Select(id => State(current, id, texts)));

    /// <summary>Words of the plan in a language. A plan is written in English; what it does not translate is quoted in English and marked as such.</summary>
    public static string Quoted(MandateState current, string text, Texts texts)
    {
        var words = current.Plan.Translate(texts.Language, text);
        return words == text && texts.Language != Language.English ? $"{text} [{texts["paper.original", texts["written-in.en"]]}]" : words;
    }

    /// <summary>The symbol of the draft resolution; drafts are doc.1, compilations doc.2.</summary>
    public static string Resolution(MandateState current) => $"{current.Id.Value.ToUpperInvariant()}/doc.3";

    private static string LongDay(Texts texts) => texts.Language is Language.Spanish or Language.Portuguese ? "d 'de' MMMM 'de' uuuu" : "d MMMM uuuu";

    /// <summary>The words of a heading, without its marks.</summary>
    public static PaperHeading Heading(Paragraph paragraph) => new(Math.Max(1, paragraph.Level - 1), paragraph.Text[paragraph.Level..].Trim());
}
