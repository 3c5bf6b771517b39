namespace Mandates.Domain;

/// <summary>
/// Words of others as they are shown: what could turn the reading direction, or change words without being seen, is
/// spelt out, as in <c>⟨U+202E⟩</c>.
/// </summary>
public static class VisibleText
{
    public static string Of(string text)
    {
        if (!text.Any(IsHidden))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsHidden(character))
            {
                shown.Append(CultureInfo.InvariantCulture, $"⟨U+{(int)character:X4}⟩");
            }
            else
            {
                shown.Append(character);
            }
        }

        return shown.ToString();
    }

    private static bool IsHidden(char character) => character is not ('\n' or '\r' or '\t')
        && char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
