using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using Mandates.Domain.Meetings;
using Mandates.Domain.WorkPlans.Reading;

namespace Mandates.Domain;

/// <summary>
/// Where a JSON text is not what is expected, and how to mend it. The text is compared with the type that it was to
/// become: the messages of System.Text.Json name .NET types, which say nothing to a user.
/// </summary>
/// <param name="Path">As in <c>$.changes[0].date</c>.</param>
/// <param name="Remedy">What is expected.</param>
public sealed partial record JsonFault(string Path, Sentence Remedy)
{
    private static Sentence NotAccepted => "This value is not accepted here. The description of the API, /api/openapi.json, lists those that are.";

    private static Sentence IsNull => "Null is not a value here: give one, or remove the field.";

    /// <param name="json">A text that could not be read.</param>
    /// <param name="expected">The type that it was read as.</param>
    /// <param name="options">Those that it was read with.</param>
    public static JsonFault Of(ReadOnlyMemory<byte> json, Type expected, JsonSerializerOptions options)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new() { MaxDepth = options.MaxDepth });
            return In(document.RootElement, options.GetTypeInfo(expected), "$").FirstOrDefault() ?? new("$", NotAccepted);
        }
        catch (JsonException unread)
        {
            return new("$", $"It is not JSON that can be read: see line {unread.LineNumber + 1}, column {unread.BytePositionInLine + 1}. {(Sentence)"Look there, or just before, for a missing comma, quotation mark or bracket."}");
        }
        catch (InvalidOperationException)
        {
            // A name holds half of a surrogate pair, which JSON can escape but no text can hold.
            return new("$", NotAccepted);
        }
    }

    private static IEnumerable<JsonFault> In(JsonElement found, JsonTypeInfo type, string path) => (type.Kind, found.ValueKind) switch
    {
        (JsonTypeInfoKind.Object, JsonValueKind.Object) => InObject(found, type, path),
        (JsonTypeInfoKind.Enumerable, JsonValueKind.Array) => found.EnumerateArray().SelectMany((item, i) => InItem(item, type, $"{path}[{i}]")),
        (JsonTypeInfoKind.Dictionary, JsonValueKind.Object) => found.EnumerateObject().SelectMany(item => InItem(item.Value, type, $"{path}.{item.Name}")),
        (JsonTypeInfoKind.Enumerable, _) => [new(path, $"This must be {(Sentence)"a list in [ ]"}.")],
        (JsonTypeInfoKind.None, _) => InValue(found, type, path),
        _ => [new(path, NotAccepted)],
    };

    private static IEnumerable<JsonFault> InItem(JsonElement item, JsonTypeInfo list, string path)
    {
        var type = list.ElementType!;
        // A decision without details may stand there by its kind alone.
        var said = type == typeof(Decision) && item.ValueKind == JsonValueKind.String ? typeof(DecisionKind) : type;
        return item.ValueKind == JsonValueKind.Null && !type.IsValueType ? [new(path, IsNull)] : In(item, list.Options.GetTypeInfo(said), path);
    }

    private static IEnumerable<JsonFault> InObject(JsonElement found, JsonTypeInfo type, string path)
    {
        var kinds = type.PolymorphismOptions;
        if (kinds is not null)
        {
            var said = found.TryGetProperty(kinds.TypeDiscriminatorPropertyName, out var word) && word.ValueKind == JsonValueKind.String ? word.GetString() : null;
            if (kinds.DerivedTypes.FirstOrDefault(kind => kind.TypeDiscriminator is string name && name == said) is not { DerivedType: { } derived })
            {
                yield return new(path, "Give its kind: the description of the API, /api/openapi.json, names the field and the kinds.");
                yield break;
            }

            type = type.Options.GetTypeInfo(derived);
        }

        var given = new HashSet<string>();
        foreach (var field in found.EnumerateObject())
        {
            var place = $"{path}.{field.Name}";
            if (!given.Add(field.Name))
            {
                yield return new(place, "This field is given twice. Remove one.");
            }
            else if (field.Name != kinds?.TypeDiscriminatorPropertyName)
            {
                foreach (var fault in InField(field.Value, type.Properties.FirstOrDefault(p => p.Name == field.Name), place))
                {
                    yield return fault;
                }
            }
        }

        if (type.Properties.Where(p => p.IsRequired && !given.Contains(p.Name)).Select(p => $"'{p.Name}'").ToArray() is { Length: > 0 } missing)
        {
            yield return new(path, $"Add what is missing: {string.Join(", ", missing)}.");
        }
    }

    private static IEnumerable<JsonFault> InField(JsonElement found, JsonPropertyInfo? known, string path) => known switch
    {
        null => [new(path, "This field is not known here. Correct its spelling or remove it.")],
        // What is only computed is left unread.
        { Set: null, AssociatedParameter: null } => [],
        { PropertyType.IsValueType: false } when found.ValueKind == JsonValueKind.Null => known.IsSetNullable ? [] : [new(path, IsNull)],
        _ => In(found, known.Options.GetTypeInfo(known.PropertyType), path),
    };

    private static IEnumerable<JsonFault> InValue(JsonElement found, JsonTypeInfo type, string path)
    {
        try
        {
            found.Deserialize(type);
            return [];
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException or InvalidOperationException)
        {
            return [new(path, Expected(found, Nullable.GetUnderlyingType(type.Type) ?? type.Type))];
        }
    }

    private static Sentence Expected(JsonElement found, Type type)
    {
        var isTime = type is { IsValueType: true, Namespace: nameof(NodaTime) };
        return (isTime, found.ValueKind) switch
        {
            (true, JsonValueKind.String) when found.GetString()!.Trim() is var written => Day.IsMatch(written)
                ? $"{Refusal.Quote(written)} is a day that does not exist. Correct the day or the month."
                : $"{Refusal.Quote(written)} is not a date or a time here. Write it like 2012-03-01, 14:30 or 2012-03-01T14:30:00Z.",
            (_, JsonValueKind.Null) when IsId(type) => IsNull,
            _ when isTime || IsId(type) || type == typeof(string) => $"This must be {(Sentence)"a text in quotation marks"}.",
            _ when type == typeof(int) || type == typeof(long) => $"This must be {(Sentence)"a whole number without quotation marks"}.",
            _ when type == typeof(bool) => $"This must be {(Sentence)"true or false, without quotation marks"}.",
            _ => NotAccepted,
        };
    }

    private static bool IsId(Type type) => type.GetInterfaces().Any(of => of.IsGenericType && of.GetGenericTypeDefinition() == typeof(IId<>));

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d$")]
    private static partial Regex Day { get; }
}
