namespace Mandates.Local.Rehearsal;

/// <summary>Makes the same plan for fewer or more member states, to rehearse bodies of other sizes.</summary>
public static class WorkPlanScaling
{
    /// <summary>As many states as the United Nations has.</summary>
    public const int MostStates = 193;

    /// <summary>
    /// The plan with <paramref name="count"/> states: of fewer, the first ones and always the chair's; of more, made-up
    /// ones after the plan's own, whose missions are under .example.
    /// </summary>
    public static WorkPlan WithStates(this WorkPlan plan, int count)
    {
        if (count is < 1 or > MostStates)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"A rehearsal has from 1 to {MostStates} member states.");

        var chair = plan.WorkingGroup.Chair.State;
        var kept = plan.States.OrderBy(state => state.Id == chair ? 0 : 1).Take(count).ToHashSet();
        var madeUp = Enumerable.Range(plan.States.Count + 1, Math.Max(0, count - plan.States.Count)).Select(MadeUp);
        return plan with { States = [.. plan.States.Where(kept.Contains), .. madeUp] };
    }

    private static MemberState MadeUp(int number) => new()
    {
        Id = new($"s{number:000}"),
        Names = new($"State {number}", $"Estado {number}", $"État {number}", $"Estado {number}"),
        Language = (Language)(number % Enum.GetValues<Language>().Length),
        Mission = $"mission.s{number:000}@missions.example",
    };
}
