using Mandates.Domain.Negotiation.Contributions;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation;

/// <summary>One paragraph of the negotiating text.</summary>
/// <param name="Label">Such as <c>5</c> or <c>5 bis</c>; null for a heading.</param>
/// <param name="Paragraph">Id of the paragraph, or of the one that it follows or would replace.</param>
/// <param name="Passages">Its words, and what is open in them.</param>
/// <param name="Status">Whether it is agreed.</param>
public sealed record NegotiatingLine(string? Label, string Paragraph, IReadOnlyList<Passage> Passages, ParagraphStatus Status)
{
    /// <summary>Whether the whole stands in brackets: there is an alternative to it, or it is one itself.</summary>
    public bool IsBracketed { get; init; }

    /// <summary>Ids of the states that propose it; none for a paragraph of the draft.</summary>
    public IReadOnlyList<StateId> By { get; init; } = [];

    /// <summary>Ids of the states that propose to delete it.</summary>
    public IReadOnlyList<StateId> DeletedBy { get; init; } = [];

    /// <summary>Where and when it was agreed; null while it is open.</summary>
    public Agreement? Agreement { get; init; }

    /// <summary>What was noted with a decision on its words, such as "agreed language: AG/DEC. 63".</summary>
    public string? Note { get; init; }

    /// <summary>Numbers of its footnotes.</summary>
    public IReadOnlyList<int> Footnotes { get; init; } = [];

    /// <summary>Ids of the contributions that it is, when it is a proposal.</summary>
    public IReadOnlyList<string> Contributions { get; init; } = [];

    public int OpenBrackets => (IsBracketed ? 1 : 0) + Passages.Where(p => p.Alternatives.Count > 0).Sum(p => OpenPassage.Of(p).Brackets);

    internal static NegotiatingLine Of(WorkingParagraph paragraph, string? label, IReadOnlyList<Footnote> notes) =>
        new(label, paragraph.Id, paragraph.Merged.Passages, paragraph.Status)
        {
            IsBracketed = paragraph.Merged.Rewrites.Count > 0,
            DeletedBy = [.. paragraph.Merged.Rewrites.Where(r => r.Text.Length == 0).SelectMany(r => r.States).Distinct()],
            Agreement = paragraph.Agreement,
            Note = paragraph.Note,
            Footnotes = [.. notes.Select(n => n.Number)],
        };

    internal static NegotiatingLine Proposed(string paragraph, IReadOnlyList<StandingContribution> same)
    {
        var isOpen = same[0].Standing == Standing.Open;
        return new(null, paragraph, [new(same[0].Text, [])], ParagraphStatus.Open)
        {
            IsBracketed = isOpen,
            By = [.. same.SelectMany(c => c.States).Distinct()],
            Contributions = [.. same.Select(c => c.Id)],
        };
    }
}
