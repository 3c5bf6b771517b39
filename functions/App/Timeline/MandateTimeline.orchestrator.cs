using Mandates.Functions.Record;
using Mandates.Functions.Submission;

namespace Mandates.Functions.Timeline;

/// <summary>
/// A mandate from its work plan to the General Assembly. Its instance id is the mandate's id; it alone starts the
/// phases, once each and one after the other. The dates of each phase are in <see cref="Schedule"/>.
/// </summary>
public static class MandateTimeline
{
    [Function(nameof(MandateTimeline))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        await Run(nameof(WorkPlanPhase), Phase.WorkPlan);
        await Run(nameof(PlatformPhase), Phase.Platform);
        await Run(nameof(QuestionnairePhase), Phase.Questionnaire);
        await Run(nameof(DraftingPhase), Phase.Drafting);
        await Run(nameof(NegotiationPhase), Phase.Negotiation);
        await Run(nameof(SubmissionPhase), Phase.Submission);

        Task Run(string orchestrator, Phase phase) => context.CallSubOrchestratorAsync(
            orchestrator,
            context.InstanceId,
            new SubOrchestrationOptions(instanceId: PhaseInstance.Id(context.InstanceId, phase)));
    }
}

/// <summary>Procedure 1: a formal meeting of the working group adopts the work plan.</summary>
public static class WorkPlanPhase
{
    [Function(nameof(WorkPlanPhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string mandate)
    {
        var calendar = new Calendar(context, mandate);
        await calendar.Until(Milestone.WorkPlanAdopted); // Invitations and reminders of the formal meeting: MeetingActs.
    }
}

/// <summary>Procedure 4: the virtual platform opens, and the missions name up to three focal points each.</summary>
public static class PlatformPhase
{
    [Function(nameof(PlatformPhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string mandate)
    {
        var calendar = new Calendar(context, mandate);
        await calendar.Until(Milestone.PlatformLaunched); // The missions are told on the day of the launch: QuestionnaireActs.
    }
}

/// <summary>Procedures 2 and 3: the questionnaire goes out, and those who have not replied are reminded until the deadline.</summary>
public static class QuestionnairePhase
{
    [Function(nameof(QuestionnairePhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string mandate)
    {
        var calendar = new Calendar(context, mandate);
        await calendar.Until(Milestone.QuestionnaireDispatched); // To the missions, which forward it; after the plan's days it goes on by itself: QuestionnaireActs.
        await calendar.Until(Milestone.RepliesClosed); // Those who have not replied are reminded, by default 14, 7, 3, 1 and 0 days before the deadline: ReminderActs.
    }
}

/// <summary>Procedures 3 and 5: the chair prepares a first draft from the replies.</summary>
public static class DraftingPhase
{
    [Function(nameof(DraftingPhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string mandate)
    {
        var calendar = new Calendar(context, mandate);
        await calendar.Until(Milestone.DraftPublished); // The chair is asked for it the morning after the deadline: QuestionnaireActs. It goes to all: DraftActs.
    }
}

/// <summary>Procedures 6 to 9: contributions and meetings, until a formal meeting approves the draft resolution.</summary>
public static class NegotiationPhase
{
    [Function(nameof(NegotiationPhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string mandate)
    {
        var calendar = new Calendar(context, mandate);
        await calendar.Until(Milestone.ResolutionApproved); // Meetings, contributions and, while there is no approval, requests for another meeting: MeetingActs, ContributionActs, ApprovalActs.
    }
}

/// <summary>The mandate itself: the approved draft goes to the mandated body, then to the General Assembly.</summary>
public static class SubmissionPhase
{
    [Function(nameof(SubmissionPhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context, string mandate)
    {
        var calendar = new Calendar(context, mandate);
        await calendar.Do(nameof(FreezePackage));
        await calendar.Until(Milestone.ReceivedByMandatedBody); // The package is transmitted, and the body confirms that it has it: SubmissionActs.
        await calendar.Until(Milestone.ReceivedBySession);
    }
}
