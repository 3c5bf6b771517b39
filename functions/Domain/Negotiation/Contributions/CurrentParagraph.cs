namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>A paragraph as it is now, for an author whose contribution refers to an earlier wording; text and hash are null when the paragraph no longer exists.</summary>
public sealed record CurrentParagraph(int Draft, string Paragraph, string? Text, string? Sha256);
