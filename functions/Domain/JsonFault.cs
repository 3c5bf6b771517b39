using System.Text.RegularExpressions;
using Mandates.Domain.WorkPlans.Reading;

namespace Mandates.Domain;

/// <summary>Where a JSON text is not what is expected, and how to mend it. The messages of System.Text.Json name .NET types, which say nothing to a user.</summary>
/// <param name="Path">As in <c>$.changes[0].date</c>.</param>
/// <param name="Remedy">What is expected.</param>
public sealed partial record JsonFault(string Path, Sentence Remedy)
{
    // Patterns for the messages of System.Text.Json: the first that matches names the cause.
    private static readonly (Regex Words, Func<GroupCollection, Sentence> Remedy)[] Known =
    [
        (NullItem.Words(), _ => "Null is not a value here: give one, or remove the field."),
        (NullValue(), _ => "Null is not a value here: give one, or remove the field."),
        (Day(), found => $"{Refusal.Quote(found[1].Value)} is a day that does not exist. Correct the day or the month."),
        (Moment(), found => $"{Refusal.Quote(found[1].Value.Replace("^", "", StringComparison.Ordinal))} is not a date or a time here. Write it like 2012-03-01, 14:30 or 2012-03-01T14:30:00Z."),
        (Unknown(), _ => "This field is not known here. Correct its spelling or remove it."),
        (Missing(), found => $"Add what is missing: {found[1].Value}."),
        (Twice(), _ => "This field is given twice. Remove one."),
        (Kind(), _ => "Give its kind: the description of the API, /api/openapi.json, names the field and the kinds."),
        (Text(), _ => $"This must be {(Sentence)"a text in quotation marks"}."),
        (Number(), _ => $"This must be {(Sentence)"a whole number without quotation marks"}."),
        (Truth(), _ => $"This must be {(Sentence)"true or false, without quotation marks"}."),
        (List(), _ => $"This must be {(Sentence)"a list in [ ]"}."),
        (Type(), _ => "This value is not accepted here. The description of the API, /api/openapi.json, lists those that are."),
    ];

    /// <param name="wrong">A <see cref="JsonException"/>, or a <see cref="NotSupportedException"/> of the same reader.</param>
    public static JsonFault Of(Exception wrong)
    {
        var path = (wrong as JsonException)?.Path ?? PathWithin().Match(wrong.Message).Groups[1].Value;
        if (wrong is JsonException { InnerException: JsonException } unread)
        {
            return new(path, $"It is not JSON that can be read: see line {unread.LineNumber + 1}, column {unread.BytePositionInLine + 1}. {(Sentence)"Look there, or just before, for a missing comma, quotation mark or bracket."}");
        }

        var words = $"{wrong.Message} {wrong.InnerException?.Message}";
        var said = Known.Select(known => (Found: known.Words.Match(words), known.Remedy)).FirstOrDefault(known => known.Found.Success);
        return new(
            NullItem.Words().Match(words) is { Success: true } item ? LastStep().Replace(path, "") + item.Groups[1].Value : path,
            said.Remedy is { } remedy ? remedy(said.Found.Groups) : wrong.Message.Split(" Path: ")[0]);
    }

    [GeneratedRegex(@"doesn't allow (?:setting )?null")]
    private static partial Regex NullValue();

    [GeneratedRegex(@"Value being parsed: '(\d{4}-\d\d-\d\d)\^?'")]
    private static partial Regex Day();

    [GeneratedRegex(@"Value being parsed: '(.*)'", RegexOptions.Singleline)]
    private static partial Regex Moment();

    [GeneratedRegex("could not be mapped to any")]
    private static partial Regex Unknown();

    [GeneratedRegex(@"missing required properties including: (.+?)\.")]
    private static partial Regex Missing();

    [GeneratedRegex("^Duplicate property")]
    private static partial Regex Twice();

    [GeneratedRegex("type discriminator")]
    private static partial Regex Kind();

    [GeneratedRegex(@"as a string\.|to System\.String\.")]
    private static partial Regex Text();

    [GeneratedRegex(@"as a number\.|Int(?:32|64)\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"as a boolean\.|to System\.Boolean")]
    private static partial Regex Truth();

    [GeneratedRegex(@"converted to \S*(?:List|\[\])")]
    private static partial Regex List();

    [GeneratedRegex(@"converted to|\b(?:Mandates|System|NodaTime)\.")]
    private static partial Regex Type();

    [GeneratedRegex(@"Path: (\S+)")]
    private static partial Regex PathWithin();

    [GeneratedRegex(@"(?:\[\d+\]|\['[^']*'\]|\.[^.\[]+)$")]
    private static partial Regex LastStep();
}
