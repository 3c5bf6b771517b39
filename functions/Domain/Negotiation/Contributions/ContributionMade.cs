using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>That a state contributed, without its words: what the timeline knows of a <see cref="Contribution"/>.</summary>
public sealed record ContributionMade(string Id, StateId State, string By, ContributionKind Kind, int Draft, string Paragraph, Instant At)
{
    /// <summary>Two states may say the same, and one state the same of two paragraphs.</summary>
    [JsonIgnore]
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{Draft:D4}.{Paragraph}.{State}.{Id}");

    public static ContributionMade Of(Contribution c) => new(c.Id, c.State, c.By, c.Kind, c.Draft, c.Paragraph, c.At);
}
