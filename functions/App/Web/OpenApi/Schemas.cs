using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Mandates.Functions.Web.OpenApi;

/// <summary>The schemas of the types that the API takes and gives, as its own serialiser writes them.</summary>
internal sealed class Schemas
{
    // Types whose converters write text, which the exporter cannot know.
    private static readonly Dictionary<Type, string> Texts = new()
    {
        [typeof(Instant)] = "date-time",
        [typeof(LocalDate)] = "date",
        [typeof(LocalTime)] = "time",
        [typeof(LocalDateTime)] = "local date and time",
        [typeof(DateTimeZone)] = "IANA time zone",
    };

    private readonly SortedDictionary<string, JsonNode> named = new(StringComparer.Ordinal);
    private readonly JsonSchemaExporterOptions options;

    public Schemas() => options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };

    /// <summary>All that were asked for, by name.</summary>
    public JsonObject ToJson() => new(named.Select(schema => KeyValuePair.Create(schema.Key, (JsonNode?)schema.Value.DeepClone())));

    /// <summary>A reference to the schema of a type, or of a list of it.</summary>
    public JsonObject Of(Type type)
    {
        if (type.GetElementType() is { } element)
        {
            return new() { ["type"] = "array", ["items"] = Of(element) };
        }

        // The name is reserved first, because a type may contain itself.
        if (named.TryAdd(type.Name, new JsonObject()))
        {
            named[type.Name] = ApiJson.Options.GetJsonSchemaAsNode(type, options);
        }

        return new() { ["$ref"] = $"#/components/schemas/{type.Name}" };
    }

    private JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        var type = context.TypeInfo.Type;
        var nullable = Nullable.GetUnderlyingType(type);
        if (Texts.TryGetValue(nullable ?? type, out var format))
        {
            var text = new JsonObject { ["type"] = nullable is null ? "string" : new JsonArray("string", "null") };
            text[format.Contains(' ', StringComparison.Ordinal) ? "description" : "format"] = format;
            return text;
        }

        if (IsId(nullable ?? type))
        {
            return new JsonObject { ["type"] = nullable is null ? "string" : new JsonArray("string", "null") };
        }

        if (type == typeof(Sentence))
        {
            return new JsonObject { ["type"] = context.PropertyInfo?.IsGetNullable == true ? new JsonArray("string", "null") : "string" };
        }

        // The exporter omits the items of types that it does not know.
        if (context.TypeInfo.ElementType is { } item && (item == typeof(Sentence) || IsId(item)))
        {
            schema["items"] = new JsonObject { ["type"] = "string" };
        }

        // Its converter takes the kind alone as well.
        if (type == typeof(IReadOnlyList<Decision>) && context.PropertyInfo?.DeclaringType == typeof(MeetingMinutes))
        {
            schema["items"] = new JsonObject { ["oneOf"] = new JsonArray(Of(typeof(Decision)), ApiJson.Options.GetJsonSchemaAsNode(typeof(DecisionKind), options)) };
        }

        // A record of ours inside another has a schema of its own; a kind of it that is told by a field has not.
        if (context.Path.IsEmpty || context.BaseTypeInfo is not null
            || context.TypeInfo.Kind != JsonTypeInfoKind.Object || type.Namespace?.StartsWith("Mandates.", StringComparison.Ordinal) != true)
        {
            return schema;
        }

        return schema["type"] is JsonArray
            ? new JsonObject { ["anyOf"] = new JsonArray(Of(type), new JsonObject { ["type"] = "null" }) }
            : Of(type);
    }

    private static bool IsId(Type type) => type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
}
