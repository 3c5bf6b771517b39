namespace Mandates.Pages.Mail;

/// <summary>What <see cref="OutboxPage"/> shows.</summary>
public sealed record OutboxPageView : IView<OutboxPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Zone { get; init; }
    public required IReadOnlyList<MemberState> States { get; init; }

    /// <summary>What was sent, newest first; empty when the notices themselves are asked for.</summary>
    public IReadOnlyList<SentAct> SentActs { get; init; } = [];

    /// <summary>Those asked for, newest first; null when none are.</summary>
    public IReadOnlyList<Notice>? Notices { get; init; }

    /// <summary>The act whose notices they are, if they are of one, and what became of them where all of them are asked for.</summary>
    public SentAct? Act { get; init; }
    public DeliveryCounts? Counts { get; init; }

    /// <summary>Of the people and offices that are written to, by their ids.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = new Dictionary<string, string>();

    public string? State { get; init; }
    public NoticeReason? Reason { get; init; }
    public string? Outcome { get; init; }
    public bool Troubled { get; init; }

    /// <summary>The query of this page, and of the following one if there is one.</summary>
    public required string Here { get; init; }
    public string? Next { get; init; }

    public Refusal? Problem { get; init; }
    public string? Done { get; init; }
}
