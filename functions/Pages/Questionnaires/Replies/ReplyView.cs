namespace Mandates.Pages.Questionnaires.Replies;

/// <summary>A state's reply as its participants prepare it on the page.</summary>
public sealed record ReplyView : IView<ReplyPage>
{
    public required MandateId MandateId { get; init; }
    public required string Mandate { get; init; }
    public required string State { get; init; }

    /// <summary>Address of the state's pages.</summary>
    public required string Path { get; init; }

    public required string Deadline { get; init; }
    public required string Zone { get; init; }

    /// <summary>Tells which saved answers the page was made from.</summary>
    public required string Seen { get; init; }

    /// <summary>The version whose answers and files are in the fields, as nothing was saved yet; null when there is none.</summary>
    public int? StartsFrom { get; init; }

    public Questionnaire? Questionnaire { get; init; }
    public int QuestionnaireNumber { get; init; }

    /// <summary>The content of the fields: what was saved, or what was typed and could not be saved.</summary>
    public Answers? Answers { get; init; }

    /// <summary>The answer that another participant has saved since; null when there is none.</summary>
    public Func<Question, string>? Theirs { get; init; }

    public IReadOnlyDictionary<string, AnswerFault> Faults { get; init; } = new Dictionary<string, AnswerFault>();
    public IReadOnlyList<Annex> Files { get; init; } = [];
    public IReadOnlyList<string> Participants { get; init; } = [];
    public string? HandedTo { get; init; }
    public string? Reason { get; init; }

    /// <summary>Who may read the reply: as it was typed, as it holds, or as the plan has it; null for nothing.</summary>
    public ReplyVisibility? Visibility { get; init; }

    /// <summary>Whether the state may still choose.</summary>
    public bool MayChoose { get; init; }
    public string? LastChange { get; init; }

    /// <summary>What went wrong, in a sentence.</summary>
    public string? Problem { get; init; }

    public bool IsSaved { get; init; }

    /// <summary>Number of the version that stands; null when there is none.</summary>
    public int? Standing { get; init; }

    public IReadOnlyList<SubmittedVersion> Versions { get; init; } = [];
    public required long MostBytes { get; init; }
    public required long MostFileBytes { get; init; }

    public IReadOnlyList<string> Typed(string question) => Answers?.To(question) ?? [];

    public AnswerFault? FaultOf(string question) => Faults.TryGetValue(question, out var fault) ? fault : null;
}

/// <summary>Receipt: its number.</summary>
public sealed record SubmittedVersion(int Number, string Receipt, string Received, bool IsLate, bool IsWithdrawn);
