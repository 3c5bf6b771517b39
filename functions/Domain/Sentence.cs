using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain;

/// <summary>
/// A sentence for people, written in English in the code. It keeps its pattern and its fields, so that pages
/// can say it in another language; the pattern is the key of the translations.
/// </summary>
[InterpolatedStringHandler, JsonConverter(typeof(SentenceConverter))]
public sealed class Sentence(int literalLength, int formattedCount) : IEquatable<Sentence>
{
    private readonly StringBuilder pattern = new(literalLength + (3 * formattedCount));
    // Words, figures, days, names in four languages, further sentences, or lists of sentences.
    private readonly List<object> fields = new(formattedCount);

    /// <summary>The English words, with {0}, {1}… where the fields stand.</summary>
    public string Pattern => pattern.ToString();

    /// <summary>Whether it begins with a capital, regardless of its first field.</summary>
    public bool IsCapital { get; private init; }

    public void AppendLiteral(string words) => pattern.Append(words);

    public void AppendFormatted<T>(T field) => Append(field is null ? "" : field);

    public void AppendFormatted<T>(T field, string format)
        where T : IFormattable => Append(field.ToString(format, CultureInfo.InvariantCulture));

    /// <summary>As the beginning of what is said.</summary>
    public Sentence Capital()
    {
        var same = new Sentence(0, fields.Count) { IsCapital = true };
        same.pattern.Append(pattern);
        same.fields.AddRange(fields);
        return same;
    }

    /// <summary>In English, as the API says it.</summary>
    public override string ToString() => InWords(Pattern, InEnglish);

    /// <summary>The sentence by a pattern of any language.</summary>
    public string InWords(string words, Func<object, string> say)
    {
        var said = fields.Count == 0 ? words : string.Format(CultureInfo.InvariantCulture, words, [.. fields.Select(say)]);
        return IsCapital && said.Length > 0 ? char.ToUpperInvariant(said[0]) + said[1..] : said;
    }

    private void Append(object field)
    {
        pattern.Append(CultureInfo.InvariantCulture, $"{{{fields.Count}}}");
        fields.Add(field);
    }

    private static string InEnglish(object field) => field switch
    {
        LocalDate date => PlanWords.Day(date),
        LocalizedText names => names.En,
        IEnumerable<Sentence> items => PlanWords.List(items.Select(item => item.ToString())),
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => field.ToString() ?? "",
    };

    public static Sentence FromString(string words)
    {
        var sentence = new Sentence(words.Length, 0);
        sentence.AppendLiteral(words);
        return sentence;
    }

    [return: NotNullIfNotNull(nameof(words))]
    public static implicit operator Sentence?(string? words) => words is null ? null : FromString(words);

    public bool Equals(Sentence? other) => other?.ToString() == ToString();

    public override bool Equals(object? obj) => Equals(obj as Sentence);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);
}
