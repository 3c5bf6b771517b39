namespace Mandates.Domain.Documents.Containers;

/// <summary>A file cannot be taken; carried up from wherever in it the reason was found.</summary>
internal sealed class UnfitFileException(Sentence why) : Exception(why.ToString())
{
    /// <summary>What is wrong with it, with the remedy.</summary>
    public Sentence Why { get; } = why;

    public static UnfitFileException CarriesProgram() => new("The document carries a program (macros, controls or embedded objects). Save it without.");

    public static UnfitFileException LoadsFromElsewhere() =>
        new("The document loads something from elsewhere (a template, a picture, data or an object), or has a link that runs something. Save it without, or send it as PDF.");

    public static UnfitFileException Damaged() => new("The document is damaged. Save it anew and send it again.");
}
