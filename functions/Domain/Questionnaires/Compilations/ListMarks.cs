namespace Mandates.Domain.Questionnaires.Compilations;

/// <summary>How sub-paragraphs are marked: (a) in English, a) in the other languages.</summary>
public static class ListMarks
{
    /// <param name="index">From 0; after z comes aa.</param>
    /// <param name="language">Language of the document.</param>
    public static string Of(int index, Language language) => language == Language.English ? $"({Letters(index)})" : $"{Letters(index)})";

    private static string Letters(int index) =>
        index < 26 ? ((char)('a' + index)).ToString() : Letters((index / 26) - 1) + (char)('a' + (index % 26));
}
