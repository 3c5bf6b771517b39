using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>Paragraph 16: the approved draft goes to the mandated body, then to the session that is to consider it.</summary>
internal static class SubmissionActs
{
    public static IEnumerable<ScheduledAct> Of(WorkPlan plan, MandateRecord record)
    {
        if (record.Package is not { } package)
        {
            yield break;
        }

        yield return Transmit(TransmittalTo.MandatedBody, package.At, null);
        if (record.Reached(plan, Milestone.ReceivedByMandatedBody) is { } received)
        {
            var dated = plan.SingleOf(ActivityKind.Submission) is { } row ? plan.When(row) : null;
            var at = dated > received ? dated.Value : received;
            yield return Transmit(TransmittalTo.Session, at, Milestone.ReceivedByMandatedBody);
        }
    }

    /// <summary>The package goes to a body once more, with a new link.</summary>
    public static ScheduledAct Again(TransmittalTo body, LinkChange link) => Transmit(body, link.At, null) with { Ordinal = link.Generation };

    private static ScheduledAct Transmit(TransmittalTo body, Instant at, Milestone? after) => new()
    {
        Reason = NoticeReason.Transmittal,
        About = body.ToString(),
        At = at,
        Audience = new(body == TransmittalTo.Session ? AudienceKind.Session : AudienceKind.MandatedBody),
        After = after,
    };
}
