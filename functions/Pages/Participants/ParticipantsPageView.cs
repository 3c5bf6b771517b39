namespace Mandates.Pages.Participants;

/// <summary>What <see cref="ParticipantsPage"/> shows.</summary>
public sealed record ParticipantsPageView : IView<ParticipantsPage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Zone { get; init; }
    public required IReadOnlyList<DelegationLine> States { get; init; }
    public BookPreview? Preview { get; init; }

    /// <summary>The file that was previewed, as base64: it is sent back with the digest.</summary>
    public string Book { get; init; } = "";

    public Refusal? Problem { get; init; }
    public bool IsAccepted { get; init; }
}

/// <summary>One state of the address book. Confirmed: of the focal points.</summary>
public sealed record DelegationLine(StateId Id, string Name, string Mission, int FocalPoints, int Confirmed, int Authorities, Instant? LastUsed);
