using System.Text.RegularExpressions;

namespace Mandates.Domain.WorkPlans;

/// <summary>The id of a member state: for a country its ISO 3166-1 alpha-2 code in lower case, such as <c>ec</c>.</summary>
[JsonConverter(typeof(IdConverter<StateId>))]
public readonly partial record struct StateId(string Value) : IId<StateId>
{
    /// <summary>The form of the published schema, without its end: there a $ would allow a line break.</summary>
    internal const string Pattern = "^[a-z0-9-]{2,20}";

    /// <summary>The length of the longest, and so the most dashes in one.</summary>
    public const int MostCharacters = 20;

    /// <summary>The id that a text from outside is; null for one that cannot be.</summary>
    public static StateId? Parse(string? text) => text is not null && Form().IsMatch(text) ? new StateId(text) : null;

    static StateId IId<StateId>.Of(string text) => new(text);

    public int CompareTo(StateId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value ?? "";

    /// <summary>To read an id as text loses nothing: addresses, keys and sentences are full of them. The other way is never taken silently.</summary>
    public static implicit operator string(StateId id) => id.ToString();

    [GeneratedRegex(Pattern + @"\z")]
    private static partial Regex Form();
}
