using System.Text.RegularExpressions;

namespace Mandates.Domain.WorkPlans;

/// <summary>The id of a mandate: a slug such as <c>ag-dec-66</c>, which names it in addresses, keys and instances.</summary>
[JsonConverter(typeof(IdConverter<MandateId>))]
public readonly partial record struct MandateId(string Value) : IId<MandateId>
{
    public const int MostCharacters = 60;

    /// <summary>The form of the published schema, without its end: there a $ would allow a line break.</summary>
    internal const string Pattern = "^[a-z0-9]+(-[a-z0-9]+)*";

    /// <summary>The id that a text from outside is; null for one that cannot be.</summary>
    public static MandateId? Parse(string? text) => text is { Length: <= MostCharacters } && Form().IsMatch(text) ? new MandateId(text) : null;

    static MandateId IId<MandateId>.Of(string text) => new(text);

    public int CompareTo(MandateId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value ?? "";

    /// <summary>To read an id as text loses nothing: addresses, keys and sentences are full of them. The other way is never taken silently.</summary>
    public static implicit operator string(MandateId id) => id.ToString();

    [GeneratedRegex(Pattern + @"\z")]
    private static partial Regex Form();
}
