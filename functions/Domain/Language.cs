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

public static class LanguageCode
{
    /// <summary>The ISO 639-1 code, such as "es".</summary>
    public static string Code(this Language language) => language switch
    {
        Language.Spanish => "es",
        Language.French => "fr",
        Language.Portuguese => "pt",
        _ => "en",
    };

    /// <summary>The language of a code; null for any other text.</summary>
    public static Language? Parse(string code) =>
        Enum.GetValues<Language>().Where(language => language.Code() == code).Select(language => (Language?)language).FirstOrDefault();
}
