namespace Mandates.Pages.Shared;

/// <summary>The files of the folder Words, embedded: of each language its pages, its sentences and its letters.</summary>
internal static class WordFiles
{
    /// <summary>The keys and words of all JSON files in one folder of a language; empty where there is none.</summary>
    /// <exception cref="ArgumentException">Two files have the same key.</exception>
    public static Dictionary<string, string> Read(Language language, string folder) => typeof(WordFiles).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith($"words/{language.Code()}/{folder}/", StringComparison.Ordinal))
        .SelectMany(name => JsonSerializer.Deserialize<Dictionary<string, string>>(Open(name), Strict)!)
        .ToDictionary(StringComparer.Ordinal);

    /// <summary>The text of one file of a language, with \n at the end of its lines.</summary>
    public static string Text(Language language, string file)
    {
        using var reader = new StreamReader(Open($"words/{language.Code()}/{file}"));
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };

    private static Stream Open(string name) => typeof(WordFiles).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The words '{name}' are not embedded.");
}
