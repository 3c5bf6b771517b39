using Microsoft.DurableTask;
using Microsoft.DurableTask.Converters;

namespace Mandates.Local.Engine;

/// <summary>The JSON of inputs, results and events, as the Functions worker writes and reads it.</summary>
public static class DurableJson
{
    public static DataConverter Converter { get; } = new JsonDataConverter(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });
}
