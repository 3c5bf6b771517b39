using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Mandates.Functions.Http;
using NodaTime;

namespace Mandates.Functions.OpenApi;

/// <summary>The schemas of the types that the API takes and gives, as its own serialiser writes them.</summary>
internal sealed class Schemas
{
    private static readonly JsonSchemaExporterOptions Options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    // What converters write as text, which the exporter cannot know.
    private static readonly Dictionary<Type, string> Texts = new()
    {
        [typeof(Instant)] = "date-time",
        [typeof(LocalDate)] = "date",
        [typeof(LocalTime)] = "time",
        [typeof(LocalDateTime)] = "local date and time",
        [typeof(DateTimeZone)] = "IANA time zone",
    };

    private readonly SortedDictionary<string, JsonNode> named = new(StringComparer.Ordinal);

    /// <summary>All that were asked for, by name.</summary>
    public JsonObject ToJson() => new(named.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value.DeepClone())));

    /// <summary>A reference to the schema of a type, or of a list of it.</summary>
    public JsonObject Of(Type type)
    {
        if (type.GetElementType() is { } element)
        {
            return new() { ["type"] = "array", ["items"] = Of(element) };
        }

        if (!named.ContainsKey(type.Name))
        {
            named[type.Name] = ApiJson.Options.GetJsonSchemaAsNode(type, Options);
            Rebase(named[type.Name], $"#/components/schemas/{type.Name}");
        }

        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        var nullable = Nullable.GetUnderlyingType(type);
        if (!Texts.TryGetValue(nullable ?? type, out var format))
        {
            return schema;
        }

        var text = new JsonObject { ["type"] = nullable is null ? "string" : new JsonArray("string", "null") };
        text[format.Contains(' ', StringComparison.Ordinal) ? "description" : "format"] = format;
        return text;
    }

    // What refers to a place in its own schema refers to it from the document.
    private static void Rebase(JsonNode? node, string root)
    {
        switch (node)
        {
            case JsonObject found:
                if (found["$ref"] is JsonValue reference && reference.GetValueKind() == JsonValueKind.String)
                {
                    found["$ref"] = root + reference.GetValue<string>()[1..];
                }

                found.ToList().ForEach(property => Rebase(property.Value, root));
                break;
            case JsonArray list:
                list.ToList().ForEach(item => Rebase(item, root));
                break;
        }
    }
}
