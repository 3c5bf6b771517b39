namespace Mandates.Domain.Negotiation;

/// <summary>The numbers of paragraphs that stand beside a numbered one: bis, ter, quater.</summary>
internal static class Ordinals
{
    private static readonly string[] Adverbs =
    [
        "bis", "ter", "quater", "quinquies", "sexies", "septies", "octies", "novies", "decies", "undecies", "duodecies", "terdecies", "quaterdecies",
        "quindecies", "sexdecies", "septdecies", "octodecies", "novodecies", "vicies",
    ];

    /// <summary>Such as <c>5</c> for the first, <c>5 bis</c> for the second; where Latin runs out, <c>5 (21)</c>.</summary>
    public static string Label(int number, int ordinal) => string.Create(CultureInfo.InvariantCulture, $"{number}")
        + (ordinal == 1 ? "" : ordinal - 2 < Adverbs.Length ? $" {Adverbs[ordinal - 2]}" : string.Create(CultureInfo.InvariantCulture, $" ({ordinal})"));
}
