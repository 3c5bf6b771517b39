using System.Text.Json.Serialization;

namespace Mandates.Domain;

/// <summary>The four official languages, written as their ISO 639-1 codes ("en") in JSON.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Language>))]
public enum Language
{
    [JsonStringEnumMemberName("en")] English,
    [JsonStringEnumMemberName("es")] Spanish,
    [JsonStringEnumMemberName("fr")] French,
    [JsonStringEnumMemberName("pt")] Portuguese,
}
