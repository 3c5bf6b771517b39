namespace Mandates.Domain.WorkPlans;

/// <summary>One state's own reply deadline. It counts as long as it is later than the calendar's.</summary>
public sealed record StateExtension
{
    public required StateId State { get; init; }
    public required LocalDate Date { get; init; }

    /// <summary>Local time; when null, the plan's usual time for deadlines.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>The plan revision that gave it.</summary>
    public int Since { get; init; }
}
