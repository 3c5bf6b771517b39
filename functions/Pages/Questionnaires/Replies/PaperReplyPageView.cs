namespace Mandates.Pages.Questionnaires.Replies;

/// <summary>What <see cref="PaperReplyPage"/> shows.</summary>
public sealed record PaperReplyPageView : IView<PaperReplyPage>
{
    public required WorkPlan Plan { get; init; }
    public required string Title { get; init; }
    public required IReadOnlyList<Line> Waiting { get; init; }
    public FormValues Typed { get; init; } = FormValues.Nothing;
    public Refusal? Problem { get; init; }

    /// <summary>What was done: recorded or confirmed.</summary>
    public string? Done { get; init; }

    /// <summary>A reply on paper that is not confirmed yet.</summary>
    /// <param name="Paper">As it was recorded.</param>
    /// <param name="IsLate">Whether it would be late.</param>
    /// <param name="MayConfirm">Whether the visitor is another officer than the one who recorded it.</param>
    /// <param name="Version">The version that it would become.</param>
    /// <param name="RepliedSince">When the state's own later reply came, which it would take the place of.</param>
    public sealed record Line(PaperReply Paper, bool IsLate, bool MayConfirm, int Version, Instant? RepliedSince);
}
