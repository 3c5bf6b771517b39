using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>The file that a text was read from: what it says it is, its hash, and where it lies.</summary>
public sealed record SourceFile(string MediaType, long Length, string Sha256);

/// <summary>One published version of the draft. Immutable; its text is in a blob.</summary>
public sealed record Draft
{
    public required int Version { get; init; }
    public required string Symbol { get; init; }
    public required Instant PublishedAt { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Ids of its paragraphs, in order.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>The language that it was written in; its versions in others are added to it.</summary>
    public Language Language { get; init; }

    /// <summary>The file that it came in, as it came; null for drafts that are older than this property.</summary>
    public SourceFile? Source { get; init; }

    /// <summary>Whether it only corrects the version before: a corrigendum, not a revision.</summary>
    public bool Corrects { get; init; }

    /// <summary>Such as <c>AG-DEC-66/doc.1 rev.2 corr.1</c>, for the version that follows those.</summary>
    public static string NextSymbol(WorkPlan plan, IReadOnlyList<Draft> before, bool corrects)
    {
        var revision = before.Count(d => !d.Corrects) - (corrects ? 1 : 0);
        var correction = corrects ? before.Reverse().TakeWhile(d => d.Corrects).Count() + 1 : 0;
        return plan.Symbol("doc.1")
            + (revision > 0 ? string.Create(CultureInfo.InvariantCulture, $" rev.{revision}") : "")
            + (correction > 0 ? string.Create(CultureInfo.InvariantCulture, $" corr.{correction}") : "");
    }
}
