using System.Text.RegularExpressions;

namespace Mandates.Domain.Documents;

/// <summary>The name that a sender gave to a file, decoded and found harmless; or the sentence that says why it is not.</summary>
public static partial class FileName
{
    public const int MostCharacters = 100;

    // File systems take 255 bytes of UTF-8, and whoever keeps a file puts something of their own before its name.
    private const int MostBytes = 240;

    private const int MostEncodings = 3;

    /// <param name="given">As it came, possibly percent-encoded, more than once.</param>
    /// <param name="name">Decoded and composed; usable only without a fault.</param>
    /// <returns>What is wrong with it, as a sentence with the remedy; null when it can be used.</returns>
    public static Sentence? Read(string? given, out string name)
    {
        name = Composed(Decode(given ?? "").Trim());
        var (stem, extension) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name).ToLowerInvariant());
        return name switch
        {
            "" => "The file has no name. Send 'Content-Disposition: attachment; filename=\"reply.pdf\"'.",
            { Length: > MostCharacters } => $"The name has more than {MostCharacters} characters. Shorten it.",
            _ when Encoding.UTF8.GetByteCount(name) > MostBytes => $"The name has more than {MostBytes} bytes. Shorten it.",
            _ when NameCharacters.FirstStrange(name) is { } strange => $"The name contains the character {strange}. Use letters, digits, spaces and simple punctuation.",
            _ when name[0] == '.' => "The name begins with a dot. Name the file such as reply.pdf.",
            _ when !FileKind.All.ContainsKey(extension) => $"A file must be one of {FileKind.Names}; its name must end so.",
            _ when NameCharacters.MixedWord(name) is { } word => $"The word {word} in the name mixes letters of two scripts that look alike. Write it in one.",
            _ when stem.TrimEnd(' ', '.') != stem => "The name has a space or a dot before its extension. Remove it.",
            _ when Path.GetExtension(NameCharacters.Dotted(stem)) is { Length: > 1 } inner && IsExtension(inner[1..]) => "The name has more than one extension. Keep the last one only, as in reply.pdf.",
            _ when Encoded.IsMatch(name) || !stem.Any(char.IsLetterOrDigit) || IsDevice(stem) => "The name is reserved by some systems. Name the file such as reply.pdf.",
            _ => null,
        };
    }

    /// <summary>The kind that a usable name stands for.</summary>
    public static FileKind KindOf(string name) => FileKind.All[Path.GetExtension(name).ToLowerInvariant()];

    /// <param name="extension">With its dot, in lower case.</param>
    internal static bool IsProgram(string extension) => extension.Length > 1 && Extensions.Programs.Contains(extension[1..]);

    // "St. Kitts", "76.307" and "U.S" are parts of a symbol or a name; "exe" and "docm" are not. Of two letters, those
    // in capitals are the code of a country.
    private static bool IsExtension(string part)
    {
        var plain = NameCharacters.Lookalike(part.Trim());
        return (part.Length > 2 || part.Any(char.IsLower)) && (Extensions.Programs.Contains(plain) || Extensions.Documents.Contains(plain));
    }

    // What is still encoded after that is not a name that a person chose.
    private static string Decode(string given)
    {
        for (var i = 0; i < MostEncodings && given.Contains('%', StringComparison.Ordinal); i++)
        {
            given = Uri.UnescapeDataString(given);
        }

        return given;
    }

    // Half a surrogate pair is no text and cannot be composed; it is refused as a character.
    private static string Composed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            return name;
        }
    }

    private static bool IsDevice(string stem) => Device.IsMatch(stem.Split('.')[0].Trim());

    [GeneratedRegex("%[0-9A-Fa-f]{2}")]
    private static partial Regex Encoded { get; }

    [GeneratedRegex(@"^(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Device { get; }
}
