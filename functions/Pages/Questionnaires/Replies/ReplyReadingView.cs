namespace Mandates.Pages.Questionnaires.Replies;

/// <summary>What <see cref="ReplyReadingPage"/> shows: a version of a state's reply, to be read.</summary>
public sealed record ReplyReadingView : IView<ReplyReadingPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string State { get; init; }
    public required string Zone { get; init; }

    /// <summary>The zone in words.</summary>
    public required string ZoneName { get; init; }
    public required Reply Reply { get; init; }
    public required string Receipt { get; init; }

    /// <summary>Who may read it; null when nothing was said.</summary>
    public ReplyVisibility? Visibility { get; init; }

    /// <summary>Whether the visitor acts for another state, to which neither the receipt nor who sent it is shown.</summary>
    public bool IsOfAnother { get; init; }

    /// <summary>Whether the visitor may still change who may read it.</summary>
    public bool MayChoose { get; init; }

    public Refusal? Problem { get; init; }

    /// <summary>Whether that was changed just now.</summary>
    public bool IsDone { get; init; }

    /// <summary>The paper that the version came from; null for one that was sent.</summary>
    public PaperReply? Paper { get; init; }

    public Ruling? Ruling { get; init; }

    /// <summary>When it was taken back; null while it was not.</summary>
    public Instant? WithdrawnAt { get; init; }

    /// <summary>All versions that the visitor may read, from the first on.</summary>
    public required IReadOnlyList<int> Versions { get; init; }

    /// <summary>The version that the changes are told against; null for a first one.</summary>
    public int? Since { get; init; }

    /// <summary>Empty when nothing was filled in on the page.</summary>
    public IReadOnlyList<ReadSection> Sections { get; init; } = [];

    /// <summary>In which the answers were written; null without any.</summary>
    public Language? WrittenIn { get; init; }

    public required IReadOnlyList<ReadFile> Files { get; init; }

    /// <summary>Names of files that the version before had and this one has not.</summary>
    public IReadOnlyList<string> FilesGone { get; init; } = [];
}

public sealed record ReadSection(string Title, IReadOnlyList<ReadAnswer> Answers);

/// <summary>A question in the visitor's language, and the answer to it.</summary>
/// <param name="Number">Of the question.</param>
/// <param name="Question">Its text.</param>
/// <param name="Text">The answer in words; empty for none.</param>
/// <param name="File">The place of the file that is the answer, from 1; null for any other answer.</param>
/// <param name="Change">Against the version before.</param>
/// <param name="Before">What the version before answered; empty for none.</param>
public sealed record ReadAnswer(string Number, string Question, string Text, int? File, ReplyChange Change, string Before);

/// <summary>A file of the reply; its place in the receipt from 1.</summary>
public sealed record ReadFile(int Place, Annex File, ReplyChange Change);
