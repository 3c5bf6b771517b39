using Mandates.Domain;

namespace Mandates.Pages;

/// <summary>Why what was sent was refused, as the page says it above its form.</summary>
public sealed record Refusal(Sentence Title, params IReadOnlyList<Sentence> Details);
