using System.Text.Json.Serialization;

namespace Mandates.Functions.Record;

/// <summary>
/// How everything is stored. The audit holds hashes of these bytes, so that they must never change for what is there;
/// what the API sends has options of its own. Golden files hold one fact of each kind as it was first written.
/// </summary>
public static class RecordJson
{
    public static JsonSerializerOptions Options { get; } = new(WorkPlanJson.Options)
    {
        // Unknown values are stored as null: absent and null would be two encodings of one fact.
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}
