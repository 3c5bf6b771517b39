using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation;

/// <summary>An open passage as it is printed: spaces stand outside the brackets, deletions with the words they delete.</summary>
/// <param name="Before">A space before the first bracket, if any reading begins with one.</param>
/// <param name="Text">The words as they are; empty when there are none.</param>
/// <param name="DeletedBy">Ids of the states that want them deleted.</param>
/// <param name="Others">What others want instead.</param>
/// <param name="After">A space after the last bracket, if any reading ends with one.</param>
public sealed record OpenPassage(string Before, string Text, IReadOnlyList<StateId> DeletedBy, IReadOnlyList<Alternative> Others, string After)
{
    public int Brackets => (Text.Length > 0 ? 1 : 0) + Others.Count;

    public static OpenPassage Of(Passage passage)
    {
        string[] readings = [passage.Text, .. passage.Alternatives.Select(a => a.Text)];
        return new(
            readings.Any(r => r.Length > 0 && char.IsWhiteSpace(r[0])) ? " " : "",
            passage.Text.Trim(),
            [.. passage.Alternatives.Where(a => string.IsNullOrWhiteSpace(a.Text)).SelectMany(a => a.States)],
            [.. passage.Alternatives.Where(a => !string.IsNullOrWhiteSpace(a.Text)).Select(a => a with { Text = a.Text.Trim() })],
            readings.Any(r => r.Length > 0 && char.IsWhiteSpace(r[^1])) ? " " : "");
    }
}
