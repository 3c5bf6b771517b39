namespace Mandates.Pages.Questionnaires.Replies;

/// <summary>What <see cref="LateRepliesPage"/> shows.</summary>
public sealed record LateRepliesPageView : IView<LateRepliesPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<Line> Lines { get; init; }
    public bool MayRule { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }
    public Mandates.Domain.Timeline.RecordEffect? Effect { get; init; }
    public bool IsDone { get; init; }

    /// <summary>A late version, and what was ruled on it.</summary>
    public sealed record Line(Reply Reply, Ruling? Ruling);
}
