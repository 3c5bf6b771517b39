namespace Mandates.Domain.Meetings;

/// <summary>Takes a decision without details by its kind alone, as the first records have it; writes each with its details.</summary>
public sealed class DecisionsConverter : JsonConverter<IReadOnlyList<Decision>>
{
    public override IReadOnlyList<Decision> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("The decisions are a list.");
        }

        var decisions = new List<Decision>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            decisions.Add(reader.TokenType == JsonTokenType.String
                ? JsonSerializer.Deserialize<DecisionKind>(ref reader, options)
                : JsonSerializer.Deserialize<Decision>(ref reader, options) ?? throw new JsonException("A decision is missing."));
        }

        return decisions;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Decision> value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.ToArray(), options);
}
