namespace Mandates.Domain.Documents;

/// <summary>Which characters names of files have, in any script, and which only look like others.</summary>
internal static class NameCharacters
{
    // What means something to a shell, a path or a header is not among them; neither are dots and slashes of other scripts.
    private const string Punctuation = " .,;'()[]+&@#%=!$~_-{}°№©®’‘‚“”„«»‹›·،、§¡¿״׳・";

    // Cyrillic and Greek letters that are drawn as a Latin one, and the Latin ones.
    private const string Drawn = "авсԁеёһіїјкӏмнорԛѕтυцѵԝхузαβεικνορτχγ";
    private const string Latin = "abcdeehiijklmhopqstuuvwxyzabeikvoptxy";

    /// <summary>The first character that is not taken, such as U+202E; null when there is none.</summary>
    public static string? FirstStrange(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsTaken(rune))
            {
                return $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}";
            }
        }

        return null;
    }

    /// <summary>Whether it is a letter, or a mark on one, that is drawn and not taken for a sign: in names of files and of persons alike.</summary>
    public static bool IsLetterOrMark(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => !VisibleText.IsBlankLetter(rune.Value),
        UnicodeCategory.ModifierLetter => rune.Value is not 0xA789,
        _ => false,
    };

    /// <summary>The first word with letters of two of the scripts that share the look of their letters; null when there is none.</summary>
    public static string? MixedWord(string name)
    {
        var word = new StringBuilder();
        var scripts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rune in name.EnumerateRunes().Append(new(' ')))
        {
            if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark)
            {
                word.Append(rune.ToString());
                scripts.UnionWith(Script(rune.Value) is { } script ? [script] : []);
                continue;
            }

            if (scripts.Count > 1)
            {
                return word.ToString();
            }

            word.Clear();
            scripts.Clear();
        }

        return null;
    }

    /// <summary>A text in the small Latin letters that it looks like.</summary>
    public static string Lookalike(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().Select(c =>
        Drawn.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Latin[at] : c));

    /// <summary>A text in which everything that looks like a dot between letters is one.</summary>
    public static string Dotted(string text) => string.Concat(text.Select(c => c is '\uA4F8' or '\uA4FA' or '\uA78F' or '\u0660' or '\u06F0' or '\u0701' or '·' or '・' ? '.' : c));

    // Bidirectional and format characters reverse or hide; private, unassigned and control characters mean nothing to a reader.
    private static bool IsTaken(Rune rune) => IsLetterOrMark(rune) || Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.DecimalDigitNumber => true,
        UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.DashPunctuation => rune.Value < 0xFE00 || rune.Value is 0xFF08 or 0xFF09,
        UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber or UnicodeCategory.CurrencySymbol => !HidesDot(rune),
        _ => false,
    } || (rune.IsBmp && Punctuation.Contains((char)rune.Value, StringComparison.Ordinal));

    // "⒈" is a digit with a dot, "⅟" has a slash.
    private static bool HidesDot(Rune rune) => rune.ToString().Normalize(NormalizationForm.FormKC).AsSpan().ContainsAny('.', '/', '\u2044');

    private static string? Script(int value) => value switch
    {
        0xAA or 0xBA => null,
        (>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= 0xC0 and <= 0x24F) or (>= 0x1E00 and <= 0x1EFF) or (>= 0xFF21 and <= 0xFF5A) => "Latin",
        (>= 0x370 and <= 0x3FF) or (>= 0x1F00 and <= 0x1FFF) => "Greek",
        (>= 0x400 and <= 0x52F) or (>= 0x1C80 and <= 0x1C8F) or (>= 0xA640 and <= 0xA69F) => "Cyrillic",
        (>= 0x530 and <= 0x58F) => "Armenian",
        (>= 0x13A0 and <= 0x13FF) or (>= 0xAB70 and <= 0xABBF) => "Cherokee",
        _ => null,
    };
}
