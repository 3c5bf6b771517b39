namespace Mandates.Domain.Documents;

/// <summary>The size of a file as people read it, in the units of their file manager: 512 B, 48 KB, 20.1 MB, and in French 20,1 Mo. 1 KB is 1,024 bytes.</summary>
public readonly record struct FileSize(long Bytes) : IFormattable
{
    private const long Kilo = 1024;
    private const long Mega = Kilo * Kilo;

    public override string ToString() => ToString(null, CultureInfo.InvariantCulture);

    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        var unit = formatProvider is CultureInfo { TwoLetterISOLanguageName: "fr" } ? "o" : "B";
        return Bytes switch
        {
            < Kilo => string.Create(formatProvider, $"{Bytes} {unit}"),
            < Mega => string.Create(formatProvider, $"{Bytes / Kilo} K{unit}"),
            _ => string.Create(formatProvider, $"{(double)Bytes / Mega:0.#} M{unit}"),
        };
    }
}
