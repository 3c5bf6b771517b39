namespace Mandates.Pages.Community;

/// <summary>What <see cref="CommunityPage"/> shows.</summary>
public sealed record CommunityPageView : IView<CommunityPage>
{
    public required WorkPlan Plan { get; init; }
    public required MandateRecord Record { get; init; }
    public required string Title { get; init; }

    /// <summary>The zone in which moments are shown, and those to choose among: of the visitor's state, of the mandate, and UTC.</summary>
    public required string Zone { get; init; }
    public required IReadOnlyList<string> Zones { get; init; }

    /// <summary>The end of the visitor's last visit: what came later is marked. Null on the first.</summary>
    public Instant? Since { get; init; }

    /// <summary>The state that the visitor acts for, until when it may reply and whether it has; null for an officer.</summary>
    public MemberState? State { get; init; }
    public Instant? Deadline { get; init; }
    public bool HasReplied { get; init; }

    /// <summary>The replies of the states, as far as they are shared.</summary>
    public required IReadOnlyList<PostedReply> Posted { get; init; }

    /// <summary>Who acts now, without names.</summary>
    public required IReadOnlyList<Term> Acting { get; init; }
}
