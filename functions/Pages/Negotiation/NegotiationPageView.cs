namespace Mandates.Pages.Negotiation;

/// <summary>What <see cref="NegotiationPage"/> shows.</summary>
public sealed record NegotiationPageView : IView<NegotiationPage>
{
    public required WorkPlan Plan { get; init; }
    public required MandateRecord Record { get; init; }
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Instrument { get; init; }
    public required string Product { get; init; }

    /// <summary>Null while there is no draft.</summary>
    public required ShownText? Text { get; init; }

    /// <summary>What was accepted in the version before and is not in this one.</summary>
    public required IReadOnlyList<OmittedProposal> Omitted { get; init; }

    public required Func<StateId, string> NameOf { get; init; }
    public required bool MayDecide { get; init; }
    public required bool MayContribute { get; init; }

    /// <summary>Whether a decision was recorded just now.</summary>
    public required bool IsDecided { get; init; }

    public string Path => $"/mandates/{Mandate}/negotiation";
}
