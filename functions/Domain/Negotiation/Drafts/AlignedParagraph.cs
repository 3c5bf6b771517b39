namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>A paragraph of a draft version with its words in another language.</summary>
/// <param name="Original">As it was written.</param>
/// <param name="Text">In the other language; of one that is out of date what was translated last; null when it is missing.</param>
/// <param name="State">Whether the two say the same.</param>
public sealed record AlignedParagraph(Paragraph Original, string? Text, AlignedState State)
{
    /// <param name="original">The version that is read.</param>
    /// <param name="translations">Those of this version and of earlier ones, the newest first.</param>
    public static IReadOnlyList<AlignedParagraph> Of(DraftText original, IEnumerable<TranslatedText> translations)
    {
        var all = translations.SelectMany(t => t.Paragraphs).ToLookup(p => p.Id, StringComparer.Ordinal);
        return [.. original.Paragraphs.Select(p => all[p.Id].FirstOrDefault(t => t.Base == p.Sha256) is { } same
            ? new AlignedParagraph(p, same.Text, AlignedState.Translated)
            : all[p.Id].FirstOrDefault() is { } last
                ? new(p, last.Text, AlignedState.OutOfDate)
                : new(p, null, AlignedState.Missing))];
    }
}

[JsonConverter(typeof(CamelCaseEnumConverter<AlignedState>))]
public enum AlignedState
{
    /// <summary>It is in the language it was written in.</summary>
    Original,

    Translated,

    /// <summary>The original has changed since.</summary>
    OutOfDate,

    Missing,
}
