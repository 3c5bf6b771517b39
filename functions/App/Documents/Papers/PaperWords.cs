using Mandates.Functions.Record;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Documents.Papers;

/// <summary>What the papers of a mandate have in common: whose they are, how days and states are written, how paragraphs are numbered.</summary>
internal static class PaperWords
{
    /// <summary>A paper of the mandate. Where the plan says how its house prints papers, the symbol, the day, the class and the language stand above it.</summary>
    /// <param name="current">The mandate.</param>
    /// <param name="symbol">Of the paper.</param>
    /// <param name="title">In the language of the paper.</param>
    /// <param name="blocks">What it says.</param>
    /// <param name="texts">Its language.</param>
    /// <param name="at">When it was made, or last changed; null where its tables say so.</param>
    /// <param name="original">The language that it was written in; null for one that is put together in each.</param>
    public static Paper Of(MandateState current, string symbol, string title, IReadOnlyList<PaperBlock> blocks, Texts texts, Instant? at, Language? original = null) =>
        new(symbol, texts.Language, title, Above(current, texts), blocks) { Head = Head(current, symbol, texts, at, original) };

    /// <summary>The lines above a paper, as the house prints them: each part of the symbol's series on its own. None where the plan does not say.</summary>
    public static IReadOnlyList<string> Head(MandateState current, string symbol, Texts texts, Instant? at, Language? original = null) => current.Plan.Papers is not { } style ? [] :
    [
        .. symbol.Split(' ', 1 + (style.Series ?? "").Count(c => c == ' ')),
        .. at is { } moment ? [Day(current.Plan.Local(moment).Date, texts)] : Array.Empty<string>(),
        .. style.Distribution is { } distribution ? [texts["paper.distribution", distribution[texts.Language]]] : Array.Empty<string>(),
        .. style.Original && original is { } language ? [texts["paper.original", texts[$"written-in.{language.Code()}"]]] : Array.Empty<string>(),
    ];

    /// <summary>When a draft, or what is proposed and decided on it, last changed.</summary>
    public static Instant LastChange(MandateState current, Draft draft) =>
        current.Record.Contributions.Select(c => c.At).Concat(current.Record.Decisions.Select(d => d.At)).Append(draft.PublishedAt).Max();

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
    public static string Resolution(MandateState current) => current.Plan.Symbol("doc.3");

    private static string LongDay(Texts texts) => texts.Language is Language.Spanish or Language.Portuguese ? "d 'de' MMMM 'de' uuuu" : "d MMMM uuuu";

    /// <summary>The words of a heading, without its marks.</summary>
    public static PaperHeading Heading(Paragraph paragraph) => new(Math.Max(1, paragraph.Level - 1), paragraph.Text[paragraph.Level..].Trim());
}
