namespace Mandates.Pages.Participants;

/// <summary>What <see cref="DelegationPage"/> shows.</summary>
public sealed record DelegationPageView : IView<DelegationPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }
    public required string Product { get; init; }
    public required StateId State { get; init; }
    public required string StateName { get; init; }
    public required string Zone { get; init; }
    public required int Places { get; init; }

    /// <summary>The language of the state, in which a new participant is usually written to.</summary>
    public required Language Usual { get; init; }

    public required IReadOnlyList<string> Processes { get; init; }
    public required IReadOnlyList<ParticipantView> People { get; init; }

    /// <summary>With whom the questionnaire is; null before the dispatch, and where it goes to everybody at once.</summary>
    public ForwardingView? Forwarding { get; init; }

    public bool MayForward { get; init; }
    public FormValues TypedForwarding { get; init; } = FormValues.Nothing;

    /// <summary>Of each participant the others with the same address, of whichever state; null for those who do not erase.</summary>
    public ILookup<ParticipantId, ParticipantId>? Sharing { get; init; }

    /// <summary>The participant who looks; null for an officer.</summary>
    public ParticipantView? Self { get; init; }

    /// <summary>How that participant chose to be told of what asks for nothing.</summary>
    public NoticeRhythm Rhythm { get; init; }

    /// <summary>Until when the state replies; null when the plan does not say.</summary>
    public Instant? Deadline { get; init; }

    public bool HasReplied { get; init; }

    /// <summary>The versions of its reply, from the first on; none for somebody who has not confirmed the address yet.</summary>
    public IReadOnlyList<int> Versions { get; init; } = [];

    public bool MayName { get; init; }
    public bool MayManageLinks { get; init; }
    public Refusal? Problem { get; init; }

    /// <summary>What was done just now: the end of a text's key.</summary>
    public string? Done { get; init; }

    public TypedNaming? Typed { get; init; }
}

/// <summary>What was typed into the form that names a participant, and was refused.</summary>
public sealed record TypedNaming(string? Process, string Name, string Email, Language? Language, string? Replaces);
