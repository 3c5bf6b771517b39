namespace Mandates.Domain.Documents;

/// <summary>The name that a sender gave to a file, decoded and found harmless; or the sentence that says why it is not.</summary>
public static class FileName
{
    public const int MostCharacters = 100;

    private const int MostEncodings = 3;
    private const string Punctuation = " -–—_.,;'’()[]+&@#ºª°";

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL"];

    /// <param name="given">As it came, possibly percent-encoded, more than once.</param>
    /// <param name="name">Decoded and composed; usable only without a fault.</param>
    /// <returns>What is wrong with it, as a sentence with the remedy; null when it can be used.</returns>
    public static Sentence? Read(string? given, out string name)
    {
        name = Decode(given ?? "").Trim().Normalize(NormalizationForm.FormC);
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name).ToLowerInvariant());
        return name switch
        {
            "" => "The file has no name. Send 'Content-Disposition: attachment; filename=\"reply.pdf\"'.",
            { Length: > MostCharacters } => $"The name has more than {MostCharacters} characters. Shorten it.",
            _ when FirstStrange(name) is { } strange => $"The name contains the character {strange}. Use Latin letters, digits, spaces and simple punctuation.",
            _ when name[0] == '.' => "The name begins with a dot. Name the file such as reply.pdf.",
            _ when !FileKind.All.ContainsKey(extension) => $"A file must be one of {FileKind.Names}; its name must end so.",
            _ when stem.Split('.').Skip(1).Any(LooksLikeExtension) => "The name has more than one extension. Keep the last one only, as in reply.pdf.",
            _ when stem.TrimEnd(' ', '.') != stem => "The name has a space or a dot before its extension. Remove it.",
            _ when IsDevice(stem) => "The name is reserved by some systems. Name the file such as reply.pdf.",
            _ => null,
        };
    }

    /// <summary>The kind that a usable name stands for.</summary>
    public static FileKind KindOf(string name) => FileKind.All[Path.GetExtension(name).ToLowerInvariant()];

    // What is still encoded after that is not a name that a person chose; its percent sign is refused.
    private static string Decode(string given)
    {
        for (var i = 0; i < MostEncodings && given.Contains('%', StringComparison.Ordinal); i++)
        {
            given = Uri.UnescapeDataString(given);
        }

        return given;
    }

    // Letters of other scripts look like Latin ones; format characters reverse or hide; the rest means something to a shell or a path.
    private static string? FirstStrange(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (!IsPlain(rune))
            {
                return $"U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}";
            }
        }

        return null;
    }

    private static bool IsPlain(Rune rune) =>
        (rune.IsAscii && Rune.IsLetterOrDigit(rune))
        || (rune.Value is (>= 0xC0 and <= 0xFF and not (0xD7 or 0xF7)) or 0x152 or 0x153 or 0x178)
        || (rune.IsBmp && Punctuation.Contains((char)rune.Value, StringComparison.Ordinal));

    // "doc.12" and "66 (XLI-O)" are parts of a symbol; "exe" and "tar" are not.
    private static bool LooksLikeExtension(string part) =>
        part.Trim() is { Length: >= 1 and <= 6 } text && text.All(char.IsAsciiLetterOrDigit) && text.Any(char.IsAsciiLetter);

    private static bool IsDevice(string stem)
    {
        var first = stem.Split('.')[0].Trim().ToUpperInvariant();
        return Devices.Contains(first)
            || (first.Length == 4 && (first.StartsWith("COM", StringComparison.Ordinal) || first.StartsWith("LPT", StringComparison.Ordinal)) && char.IsAsciiDigit(first[3]));
    }
}
