namespace Mandates.Domain.WorkPlans;

/// <summary>
/// One numbered working rule, in the words of the source, with the figures and dates that it states. Where the
/// calendar says otherwise, the calendar prevails and the plan check tells.
/// </summary>
public sealed record Procedure
{
    public required int Number { get; init; }
    public required string Text { get; init; }

    /// <summary>The most focal points a state may have; procedure 4 of the sample says three.</summary>
    public int? FocalPointsPerState { get; init; }

    public IReadOnlyList<StatedDate> Dates { get; init; } = [];
}

/// <summary>A date that a procedure names for an activity, such as "the second formal meeting, 15 March".</summary>
public sealed record StatedDate
{
    public required ActivityKind Kind { get; init; }
    public required LocalDate Date { get; init; }

    /// <summary>1 for the first activity of its kind; null when the source does not count.</summary>
    public int? Ordinal { get; init; }

    public TopicPurpose? Purpose { get; init; }
}

/// <summary>How the plan came to be adopted, and the meetings it names in doing so.</summary>
public sealed record Adoption(string Note, IReadOnlyList<LocalDate> Meetings);
