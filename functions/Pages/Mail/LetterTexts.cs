namespace Mandates.Pages.Mail;

/// <summary>The letters of each language as its file has them, with the places that are filled when one is written.</summary>
public static class LetterTexts
{
    /// <summary>By heading: a reason of a notice, or Layout or Personal. A letter's first line is its subject.</summary>
    public static IReadOnlyDictionary<string, string> In(Language language) => WordFiles.Text(language, "letters.md")
        .Split("\n## ").Skip(1)
        .Select(part => part.Split('\n', 2))
        .ToDictionary(part => part[0].Trim(), part => part[1].Trim('\n'), StringComparer.Ordinal);
}
