namespace Mandates.Functions.Documents.Calendars;

/// <summary>
/// Folds content lines at 75 octets (RFC 5545, 3.1) between characters. The library folds too, but may cut a character
/// outside the basic plane in two, which UTF-8 then cannot carry.
/// </summary>
internal static class FoldedLines
{
    private const int MostOctets = 75;
    private const string Fold = "\r\n ";

    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        var octets = 0;
        foreach (var rune in text.Replace(Fold, "", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\r' or '\n')
            {
                octets = 0;
            }
            else if ((octets += rune.Utf8SequenceLength) > MostOctets)
            {
                folded.Append(Fold);
                octets = 1 + rune.Utf8SequenceLength;
            }

            folded.Append(rune.ToString());
        }

        return folded.ToString();
    }
}
