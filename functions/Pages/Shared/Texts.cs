using System.Collections.Frozen;

namespace Mandates.Pages.Shared;

/// <summary>The words of the pages in one language. The four languages have the same keys and fields; a test holds them together.</summary>
public sealed class Texts
{
    private static readonly FrozenDictionary<Language, Texts> All =
        Enum.GetValues<Language>().ToFrozenDictionary(language => language, language => new Texts(language));

    private readonly FrozenDictionary<string, string> words;

    private Texts(Language language)
    {
        Language = language;
        Culture = CultureInfo.GetCultureInfo(language.Code() switch { "en" => "en-GB", "pt" => "pt-BR", var code => code });
        words = WordFiles.Read(language, "pages").ToFrozenDictionary(StringComparer.Ordinal);
    }

    public Language Language { get; }

    public CultureInfo Culture { get; }

    /// <summary>As the lang attribute has it.</summary>
    public string Code => Language.Code();

    public IEnumerable<string> Keys => words.Keys;

    public bool Knows(string key) => words.ContainsKey(key);

    /// <exception cref="KeyNotFoundException">There is no such text.</exception>
    public string this[string key] => words[key];

    /// <summary>Such as 48 KB.</summary>
    public string Size(long bytes) => new FileSize(bytes).ToString(null, Culture);

    /// <summary>The text with its fields {0}, {1}… filled.</summary>
    public string this[string key, params object[] fields] => string.Format(Culture, words[key], fields);

    public static Texts In(Language language) => All[language];

    /// <summary>The first language of an Accept-Language header that we have; English when there is none.</summary>
    public static Texts For(string? acceptLanguage)
    {
        var wanted = (acceptLanguage ?? "").Split(',').Select(part => part.Trim()).Where(part => part.Length >= 2).Select(part => part[..2].ToLowerInvariant());
        return wanted.Select(code => All.Values.FirstOrDefault(t => t.Code == code)).FirstOrDefault(t => t is not null) ?? All[Language.English];
    }
}
