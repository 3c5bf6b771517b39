using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.Negotiation.Drafts;

namespace Mandates.Domain.Negotiation;

/// <summary>A paragraph of the present version, its amendments, the texts proposed to come after it, and whether it is agreed.</summary>
public sealed class WorkingParagraph
{
    private readonly Lazy<MergedParagraph> merged;

    internal WorkingParagraph(Paragraph paragraph, IReadOnlyList<StandingContribution> proposals, IReadOnlyList<NegotiationDecision> decisions)
    {
        Paragraph = paragraph;
        Amendments = [.. proposals.Where(p => p.Contribution.Kind == ContributionKind.ProposedAmendment)];
        NewTexts = [.. proposals.Where(p => p.Contribution.Kind == ContributionKind.NewText)];
        merged = new(() => MergedParagraph.Of(paragraph.Text, Amendments));
        Reservations = decisions.LastOrDefault(d => d.Reservations is not null)?.Reservations ?? [];
        var last = decisions.LastOrDefault(d => d.Status is not null);
        var isAgreed = last is not null && Amendments.All(a => a.Standing != Standing.Open) && last.Sha256 == Paragraph.Hash(Text);
        Status = isAgreed ? last!.Status!.Value : ParagraphStatus.Open;
        Agreement = Status == ParagraphStatus.Open ? null : new(last!.Meeting, last.At);
        Note = decisions.LastOrDefault(d => !VisibleText.IsBlank(d.Note) && d.Sha256 == Paragraph.Hash(Text))?.Note;
    }

    public Paragraph Paragraph { get; }

    public string Id => Paragraph.Id;

    /// <summary>Those that are open or accepted, in the order in which they were made.</summary>
    public IReadOnlyList<StandingContribution> Amendments { get; }

    /// <summary>Those that are open or accepted, in the order in which they were made.</summary>
    public IReadOnlyList<StandingContribution> NewTexts { get; }

    /// <summary>Agreed as long as the words are those that were agreed, and nothing is proposed on them.</summary>
    public ParagraphStatus Status { get; }

    /// <summary>Where and when it was agreed; null while it is open.</summary>
    public Agreement? Agreement { get; }

    /// <summary>What was last noted with a decision on the words that it has: a note goes with its words.</summary>
    public string? Note { get; }

    public IReadOnlyList<Reservation> Reservations { get; }

    /// <summary>Its words with what was accepted; empty when its deletion was.</summary>
    public string Text => merged.Value.Text;

    /// <summary>Whether a proposal is open on it, or in its words.</summary>
    internal bool Has(StandingContribution proposal) => Amendments.Concat(NewTexts).Any(p => p.Id == proposal.Id);

    internal MergedParagraph Merged => merged.Value;

    /// <summary>Works out <see cref="Merged"/>, which is done once.</summary>
    internal void Merge() => _ = merged.Value;

    internal IEnumerable<Paragraph> Clean =>
    [
        .. Text.Length > 0 ? new[] { Paragraph with { Text = Text } } : [],
        .. NewTexts.Where(n => n.Standing == Standing.Accepted).Select(n => new Paragraph(NewId(n.Id), n.Text)),
    ];

    /// <summary>The id that an accepted new text has in the next version.</summary>
    public static string NewId(string contribution) => $"n{contribution}"[..Math.Min(17, contribution.Length + 1)];
}
