using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>A state's reply while its participants prepare it together. It becomes a version when one of them submits it.</summary>
public sealed record WorkingCopy
{
    public Answers? Answers { get; init; }
    public IReadOnlyList<ReplyFile> Files { get; init; } = [];

    /// <summary>The participant who is asked to continue it; null when no one was asked.</summary>
    public string? HandedTo { get; init; }

    /// <summary>Who may read the reply, as somebody chose before it was submitted; null when nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReplyVisibility? Visibility { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string By { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>Whether somebody has begun to submit it: a reply may name its files, so that none of them is removed from the store with it.</summary>
    public bool IsBeingSubmitted { get; init; }

    /// <summary>The files of a copy that corrects a version of the reply: those of the version that it does not replace, and its own.</summary>
    /// <param name="start">The version that the correction starts from; null for none.</param>
    /// <param name="copy">Null before anything was saved.</param>
    public static IReadOnlyList<ReplyFile> FilesFrom(Reply? start, WorkingCopy? copy)
    {
        IReadOnlyList<ReplyFile> own = copy?.Files ?? [];
        return [.. (start?.Files ?? []).Where(f => !f.IsAnswers && own.All(o => o.Name != f.Name)), .. own];
    }

    /// <summary>The copy with one file more, which takes the place of one with the same name.</summary>
    public WorkingCopy With(ReplyFile file) => this with { Files = [.. Files.Where(f => f.Name != file.Name), file] };
}
