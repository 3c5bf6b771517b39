using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation.Contributions;

/// <summary>
/// When contributions are taken: from the first draft until the last formal meeting begins. A revision that moves or adds
/// a meeting moves the end with it. Null is a moment that is not known yet.
/// </summary>
public sealed record ContributionWindow(Instant? Opens, Instant? Closes)
{
    public static ContributionWindow Of(WorkPlan plan, MandateRecord record)
    {
        var lastMeeting = plan.Activities.Where(a => a is { Kind: ActivityKind.FormalMeeting, Cancelled: false }).Max(plan.When);
        var approved = record.Reached(plan, Milestone.ResolutionApproved);
        return new(record.Reached(plan, Milestone.DraftPublished), approved is { } at && !(lastMeeting < at) ? at : lastMeeting);
    }

    public bool IsOpenAt(Instant now) => Opens <= now && (Closes is null || now < Closes);
}
