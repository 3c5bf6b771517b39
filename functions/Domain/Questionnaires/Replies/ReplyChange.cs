namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>What a version of a reply did to an answer or a file of the version before it.</summary>
public enum ReplyChange
{
    Same,
    Added,
    Changed,
    Removed,
}

/// <summary>Holds a version of a reply against the one before it.</summary>
public static class ReplyChanges
{
    /// <param name="now">The values of an answer, as they were typed; empty for none.</param>
    /// <param name="before">Those of the version before.</param>
    public static ReplyChange Of(IReadOnlyList<string> now, IReadOnlyList<string> before) => (now.Count, before.Count) switch
    {
        _ when now.SequenceEqual(before) => ReplyChange.Same,
        (_, 0) => ReplyChange.Added,
        (0, _) => ReplyChange.Removed,
        _ => ReplyChange.Changed,
    };

    /// <summary>A file is known by its name, and is another one when its bytes are others.</summary>
    public static ReplyChange Of(ReplyFile file, IReadOnlyList<ReplyFile> before) =>
        before.FirstOrDefault(f => f.Name == file.Name) is not { } earlier ? ReplyChange.Added
        : earlier.Sha256 == file.Sha256 ? ReplyChange.Same
        : ReplyChange.Changed;
}
