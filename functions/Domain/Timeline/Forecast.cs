using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>An act that the timeline will perform, and when.</summary>
public sealed record ForeseenAct(Instant At, ScheduledAct Act);

/// <summary>
/// What the timeline will do from a moment on, if people do what the plan expects of them and no further
/// state replies. The schedule is simulated: nothing is sent.
/// </summary>
public sealed record Forecast
{
    /// <summary>In the order in which they are performed.</summary>
    public required IReadOnlyList<ForeseenAct> Acts { get; init; }

    /// <summary>What is taken for granted of people, in order of time.</summary>
    public required IReadOnlyList<ExpectedFact> Assumed { get; init; }

    /// <summary>Acts that the plan's rules leave out, or that come too late to be of use.</summary>
    public required IReadOnlyList<ScheduledAct> Skipped { get; init; }

    /// <summary>The phase in which the mandate is when the timeline has nothing more to do.</summary>
    public required Phase Ends { get; init; }

    /// <param name="plan">In force.</param>
    /// <param name="record">What has happened.</param>
    /// <param name="from">The moment of the forecast.</param>
    /// <param name="ifNobodyActs">Assumes that people do nothing: what remains happens in any case.</param>
    public static Forecast Of(WorkPlan plan, MandateRecord record, Instant from, bool ifNobodyActs = false)
    {
        var acts = new List<ForeseenAct>();
        var assumed = new List<ExpectedFact>();
        for (var now = (Instant?)from; now is { } moment;)
        {
            foreach (var fact in Expected().Where(fact => fact.At <= moment))
            {
                record = fact.Happens(record);
                assumed.Add(fact);
            }

            if (Outlook.At(moment, plan, record).Due is [var act, ..])
            {
                record = record with { Acts = [.. record.Acts, new(act.Key, act.Reason, act.DoneAt(moment), Tally.None)] };
                acts.Add(new(moment, act));
                continue;
            }

            now = Expected().Select(fact => (Instant?)fact.At).Append(Outlook.At(moment, plan, record).Next).Min();
        }

        return new()
        {
            Acts = acts,
            Assumed = assumed,
            Skipped = Outlook.At(Instant.MaxValue, plan, record).Skipped,
            Ends = record.CurrentPhase(plan),
        };

        IReadOnlyList<ExpectedFact> Expected() => ifNobodyActs ? [] : ExpectedFacts.Of(plan, record, from);
    }
}
