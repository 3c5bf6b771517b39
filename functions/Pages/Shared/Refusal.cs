namespace Mandates.Pages.Shared;

/// <summary>Why what was sent was refused, as the page says it above its form.</summary>
public sealed record Refusal(Sentence Title, params IReadOnlyList<Sentence> Details)
{
    /// <summary>Whether the words are texts of the page, in its language.</summary>
    public bool IsOfThePage { get; private init; }

    public static Refusal OfThePage(string title, string detail) => new(title, detail) { IsOfThePage = true };
}
