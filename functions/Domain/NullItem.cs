using System.Collections;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Mandates.Domain;

/// <summary>Lists and tables never contain null; System.Text.Json enforces that only for fields.</summary>
internal static partial class NullItem
{
    public static void Refuse(JsonTypeInfo type)
    {
        if (type is { Kind: JsonTypeInfoKind.Enumerable or JsonTypeInfoKind.Dictionary, ElementType.IsValueType: false })
        {
            type.OnDeserialized = read => ThrowIfAny(read);
        }
    }

    // System.Text.Json adds the path of its position, which is already past the item.
    private static void ThrowIfAny(object read)
    {
        var items = read is IDictionary table
            ? table.Keys.Cast<object>().Select(key => ($".{key}", table[key]))
            : ((IEnumerable)read).Cast<object?>().Select((item, i) => ($"[{i}]", item));
        if (items.FirstOrDefault(item => item.Item2 is null) is { Item1: { } at })
        {
            throw new JsonException($"Item {at} is null.");
        }
    }

    [GeneratedRegex(@"^Item (.+) is null\.", RegexOptions.Singleline)]
    public static partial Regex Words();
}
