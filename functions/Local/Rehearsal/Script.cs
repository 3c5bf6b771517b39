namespace Mandates.Local.Rehearsal;

/// <summary>Everything that people do in a rehearsal, in order of time. The same plan and seed give the same script.</summary>
public sealed class Script
{
    private const int DaysOfPreparation = 14;
    private readonly ScriptedAct[] acts;
    private int next;

    public Script(WorkPlan plan, int seed)
    {
        Begins = BeginningOf(plan);
        acts =
        [
            new ScriptedAct(Begins, "The secretariat starts the mandate", Actor.Secretariat, (api, cancellationToken) =>
                api.SendAsync(HttpMethod.Post, "/api/mandates", WorkPlanJson.Write(plan), "plan.json", "application/json", cancellationToken)),
            .. new Delegations(plan, seed).Acts().Concat(new CommunityScript(plan, seed).Acts()).Concat(new WorkingGroupScript(plan, seed).Acts())
                .OrderBy(act => act.At).ThenBy(act => act.What, StringComparer.Ordinal),
        ];
    }

    /// <summary>Two weeks before the first dated row, at eight in the morning.</summary>
    public Instant Begins { get; }

    public Instant? Next => next < acts.Length ? acts[next].At : null;

    /// <summary>What was done before this moment, in an earlier run, is not done again.</summary>
    public void SkipTo(Instant moment)
    {
        while (Next < moment)
        {
            next++;
        }
    }

    public ScriptedAct Take() => acts[next++];

    private static Instant BeginningOf(WorkPlan plan)
    {
        var first = plan.Activities.Where(a => a.Date is not null).Min(a => a.Date!.Value);
        return plan.At(first.PlusDays(-DaysOfPreparation), new(8, 0));
    }
}
