using System.Text.RegularExpressions;

namespace Mandates.Domain.Participants;

/// <summary>
/// The id of one who acts for a state, such as <c>br.mission</c>, <c>br.2</c> or <c>br.mispa.1</c>: says nothing about the
/// person. A body to which the package goes, and a consulted process, have one too, for their links: see <see cref="Recipients"/>.
/// </summary>
[JsonConverter(typeof(IdConverter<ParticipantId>))]
public readonly partial record struct ParticipantId(string Value) : IId<ParticipantId>
{
    private const string Pattern = @"^[a-z0-9-]{2,20}\.(mission|([a-z0-9-]{1,20}\.)?[0-9]{1,9})";

    /// <summary>The id that a text from outside is; null for one that cannot be.</summary>
    public static ParticipantId? Parse(string? text) => text is not null && Form().IsMatch(text) ? new ParticipantId(text) : null;

    static ParticipantId IId<ParticipantId>.Of(string text) => new(text);

    public int CompareTo(ParticipantId other) => string.CompareOrdinal(Value, other.Value);

    public override string ToString() => Value ?? "";

    /// <summary>To read an id as text loses nothing: addresses, keys and sentences are full of them. The other way is never taken silently.</summary>
    public static implicit operator string(ParticipantId id) => id.ToString();

    [GeneratedRegex(Pattern + @"\z")]
    private static partial Regex Form();
}
