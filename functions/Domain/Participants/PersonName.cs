namespace Mandates.Domain.Participants;

/// <summary>
/// What counts as the name of a person, in any script. It is the first line of mails that come from the organisation's
/// own address, so it must not read as a message, a link or an address.
/// </summary>
public static class PersonName
{
    public const int MostCharacters = 100;

    // Apostrophes, dashes and points between the parts of names, as they are typed in several scripts.
    private const string Punctuation = " '’‘`´-‐‑–.,()（）·・׳״־";

    /// <summary>The name as it is kept: composed, without spaces around it, and with plain ones in it.</summary>
    public static string Tidy(string given)
    {
        var plain = string.Concat(given.Select(c => char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator ? ' ' : c)).Trim();

        // What is no character cannot be composed; it is refused as it is.
        return VisibleText.FirstMisleading(plain) is not null || plain.EnumerateRunes().Contains(Rune.ReplacementChar) ? plain : plain.Normalize(NormalizationForm.FormC);
    }

    /// <summary>What is wrong with a tidy name, each as a sentence with the remedy.</summary>
    public static IEnumerable<Sentence> Broken(string name)
    {
        if (name.Length is 0 or > MostCharacters || name.Any(c => c is '\n' or '\r' or '\u2028' or '\u2029'))
        {
            return [$"Give a name of at most {MostCharacters} characters, on one line."];
        }

        Rune[] runes = [.. name.EnumerateRunes()];
        return
        [
            .. Rune.IsLetter(runes.SkipWhile(r => r.Value is '\'' or '’' or '‘').FirstOrDefault()) ? (Sentence[])[] : ["A name begins with a letter."],
            .. Enumerable.Range(0, runes.Length).Where(i => !IsTaken(runes, i)).Take(1).Select(i => (Sentence)$"A name has letters, spaces and the signs ' - . , ( ) only; {Shown(runes[i])} is none of them."),
            .. IsLikeAnAddress(runes) ? (Sentence[])["Put a space after a dot, as in Dr. J. Ortiz: programs take words that a dot joins for an address of the web."] : [],
        ];
    }

    private static bool IsTaken(Rune[] name, int at) =>
        Documents.NameCharacters.IsLetterOrMark(name[at])
        || (name[at].IsBmp && Punctuation.Contains((char)name[at].Value, StringComparison.Ordinal))
        || (name[at].Value is 0x200C or 0x200D && at > 0 && at < name.Length - 1 && IsJoined(name[at - 1]) && IsJoined(name[at + 1]));

    // In Persian and the scripts of India, joiners between two letters are part of the spelling.
    private static bool IsJoined(Rune rune) => rune.Value is >= 0x0600 and < 0x0E00 && Documents.NameCharacters.IsLetterOrMark(rune);

    private static bool IsLikeAnAddress(Rune[] name) =>
        Enumerable.Range(1, Math.Max(0, name.Length - 3)).Any(i =>
            name[i].Value == '.' && Rune.IsLetter(name[i - 1]) && Rune.IsLetter(name[i + 1]) && Rune.IsLetter(name[i + 2]));

    private static string Shown(Rune rune) =>
        rune.IsAscii && !Rune.IsControl(rune) ? rune.ToString() : $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}";
}
