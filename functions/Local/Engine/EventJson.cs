using DurableTask.Core.Serializing;
using Newtonsoft.Json;

namespace Mandates.Local.Engine;

/// <summary>Messages and histories in the framework's own JSON, which names the type of each event; nothing is said of what is null.</summary>
internal static class EventJson
{
    private static readonly JsonDataConverter Converter = new(new JsonSerializerSettings
    {
        TypeNameHandling = TypeNameHandling.Auto,
        NullValueHandling = NullValueHandling.Ignore,
        DateParseHandling = DateParseHandling.None,
    });

    public static string Write(object value) => Converter.Serialize(value);

    public static T Read<T>(string json) => Converter.Deserialize<T>(json);
}
