namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>A state's reply while its participants prepare it together. It becomes a version when one of them submits it.</summary>
public sealed record WorkingCopy
{
    public Answers? Answers { get; init; }
    public IReadOnlyList<ReplyFile> Files { get; init; } = [];

    /// <summary>The participant who is asked to continue it; null when no one was asked.</summary>
    public string? HandedTo { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string By { get; init; }

    public required Instant ChangedAt { get; init; }

    /// <summary>Whether somebody has begun to submit it: a reply may name its files, so that none of them is removed from the store with it.</summary>
    public bool IsBeingSubmitted { get; init; }

    /// <summary>The copy with one file more, which takes the place of one with the same name.</summary>
    public WorkingCopy With(ReplyFile file) => this with { Files = [.. Files.Where(f => f.Name != file.Name), file] };
}
