namespace Mandates.Pages.Timeline;

/// <summary>The orchestrations behind a mandate, as the operator sees them.</summary>
public sealed record EngineView : IView<EnginePage>
{
    public required MandateId Mandate { get; init; }
    public required string Title { get; init; }
    public required string Zone { get; init; }
    public required Instant Now { get; init; }

    /// <summary>The root, then the phases that have begun.</summary>
    public required IReadOnlyList<InstanceView> Instances { get; init; }

    /// <summary>What the timeline did, the last first.</summary>
    public required IReadOnlyList<PerformedAct> Acts { get; init; }

    /// <summary>When it checks again; null when only people can move it on.</summary>
    public Instant? Next { get; init; }

    public Refusal? Problem { get; init; }

    /// <summary>The act that was carried out just now.</summary>
    public string? Done { get; init; }

    /// <summary>What was typed and refused.</summary>
    public OperatorForm? Typed { get; init; }

    public bool Any(string status) => Instances.Any(i => i.Status == status);

    public bool IsLive => Instances.Any(i => i.IsLive);
}

/// <summary>One orchestration; the moments in mandate time.</summary>
/// <param name="Id">Its instance id.</param>
/// <param name="Phase">Null for the root.</param>
/// <param name="Status">As the engine names it.</param>
/// <param name="Created">When it was started.</param>
/// <param name="Updated">When it last did something.</param>
/// <param name="CustomStatus">What it says of itself, if it does.</param>
/// <param name="Failure">Why it failed.</param>
public sealed record InstanceView(string Id, Phase? Phase, string Status, Instant Created, Instant Updated, string? CustomStatus, string? Failure)
{
    public bool IsLive => Status is "Running" or "Pending" or "Suspended";
}
