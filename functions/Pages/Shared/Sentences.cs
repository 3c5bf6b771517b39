using System.Collections.Frozen;

namespace Mandates.Pages.Shared;

/// <summary>
/// The sentences of rules and refusals in the other languages, found by their English pattern. One that is missing is
/// said in English; the three languages have the same ones, and a test holds them against the code.
/// </summary>
public static class Sentences
{
    private static readonly FrozenDictionary<Language, FrozenDictionary<string, string>> All =
        Enum.GetValues<Language>().ToFrozenDictionary(language => language, language => WordFiles.Read(language, "sentences").ToFrozenDictionary(StringComparer.Ordinal));

    public static IEnumerable<KeyValuePair<string, string>> In(Language language) => All[language];

    /// <summary>Whether a sentence can be said in the language of the texts.</summary>
    public static bool Has(this Texts t, Sentence sentence) => t.Language == Language.English || All[t.Language].ContainsKey(sentence.Pattern);

    /// <summary>A sentence in the language of the texts, or else in English.</summary>
    public static string Say(this Texts t, Sentence sentence) => t.Has(sentence)
        ? sentence.InWords(All[t.Language].GetValueOrDefault(sentence.Pattern, sentence.Pattern), field => t.Say(field))
        : sentence.ToString();

    private static string Say(this Texts t, object field) => field switch
    {
        Sentence part => t.Say(part),
        IEnumerable<Sentence> parts => t.List([.. parts.Select(t.Say)]),
        LocalDate date => t.LongDate(date),
        LocalizedText names => names[t.Language],
        Language language => t[$"written-in.{language.Code()}"],
        IsoDayOfWeek day => t.Culture.DateTimeFormat.GetDayName((DayOfWeek)((int)day % 7)),
        IFormattable figure => figure.ToString(null, t.Culture),
        _ => field.ToString() ?? "",
    };
}
