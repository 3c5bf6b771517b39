namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>A paragraph as it is now, for whoever wrote on words that are gone; text and hash are null when it is gone itself.</summary>
public sealed record CurrentParagraph(int Draft, string Paragraph, string? Text, string? Sha256);
