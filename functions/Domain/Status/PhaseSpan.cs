using Mandates.Domain.Record;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Status;

/// <summary>How long a phase took, or has taken until now.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="From">When the one before it was over.</param>
/// <param name="Until">When it was over; null for the present one.</param>
/// <param name="WaitsSince">When it became the turn of people to act; null while only a date of the calendar was awaited.</param>
public sealed record PhaseSpan(Phase Phase, Instant From, Instant? Until, Instant? WaitsSince)
{
    /// <summary>Those that have begun, in order.</summary>
    public static IReadOnlyList<PhaseSpan> Of(WorkPlan plan, MandateRecord record)
    {
        var spans = new List<PhaseSpan>();
        var from = record.StartedAt;
        foreach (var phase in Enum.GetValues<Phase>().Where(p => p != Phase.Completed))
        {
            var until = record.Over(plan, phase) is { } over ? Instant.Max(over, from) : (Instant?)null;
            var waits = phase switch
            {
                Phase.Platform => null,
                Phase.Questionnaire => record.Reached(plan, Milestone.QuestionnaireDispatched),
                Phase.Submission => record.Transmitted(TransmittalTo.MandatedBody),
                _ => from,
            };
            spans.Add(new(phase, from, until, waits is { } since ? Instant.Max(since, from) : null));
            if (until is null)
            {
                break;
            }

            from = until.Value;
        }

        return spans;
    }
}
