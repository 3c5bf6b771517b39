using System.Diagnostics.CodeAnalysis;

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

    /// <summary>Whether nothing of it is seen: it is empty, or has only blanks and characters without a shape.</summary>
    public static bool IsBlank([NotNullWhen(false)] string? text) => text is null || text.EnumerateRunes().All(IsShapeless);

    /// <summary>
    /// The first character that no name or title has, such as U+202E; null when there is none. Such a one turns the reading
    /// direction, ends the line, carries a hidden tag, or is no character at all. Line breaks and tabs are left to the caller.
    /// </summary>
    public static string? FirstMisleading(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsMisleading(rune))
            {
                return $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}";
            }
        }

        return null;
    }

    // Letters by their category, but drawn as nothing: fillers of Hangul and Khmer, joiners, variation selectors; and the empty Braille cell.
    internal static bool IsBlankLetter(int value) =>
        value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x034F or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800;

    private static bool IsShapeless(Rune rune) => Rune.IsWhiteSpace(rune) || IsBlankLetter(rune.Value)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned;

    private static bool IsMisleading(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' => false,
        (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x206F) or 0x2028 or 0x2029 => true,
        (>= 0xFFF9 and <= 0xFFFB) or (>= 0xE0000 and <= 0xE007F) => true,
        (>= 0xFDD0 and <= 0xFDEF) => true,
        var value => (value & 0xFFFE) == 0xFFFE || Rune.IsControl(rune),
    };

    private static bool IsHidden(char character) => character is not ('\n' or '\r' or '\t')
        && char.GetUnicodeCategory(character) is UnicodeCategory.Format or UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
