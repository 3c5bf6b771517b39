using Mandates.Functions.Submission;

namespace Mandates.Functions.Timeline;

/// <summary>Procedure 1: a formal meeting of the working group adopts the work plan.</summary>
public static class WorkPlanPhase
{
    [Function(nameof(WorkPlanPhase))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new PhaseSteps(context).Until(Milestone.WorkPlanAdopted);
}

/// <summary>Procedure 4: the virtual platform opens, and the missions name up to three focal points each.</summary>
public static class PlatformPhase
{
    [Function(nameof(PlatformPhase))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new PhaseSteps(context).Until(Milestone.PlatformLaunched);
}

/// <summary>Procedures 2 and 3: the questionnaire goes out; those who have not replied are reminded until the deadline.</summary>
public static class QuestionnairePhase
{
    [Function(nameof(QuestionnairePhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var steps = new PhaseSteps(context);
        await steps.Until(Milestone.QuestionnaireDispatched);
        await steps.Until(Milestone.RepliesClosed);
    }
}

/// <summary>Procedures 3 and 5: the chair prepares a first draft from the replies.</summary>
public static class DraftingPhase
{
    [Function(nameof(DraftingPhase))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new PhaseSteps(context).Until(Milestone.DraftPublished);
}

/// <summary>Procedures 6 to 9: contributions and meetings, until a formal meeting approves the draft resolution.</summary>
public static class NegotiationPhase
{
    [Function(nameof(NegotiationPhase))]
    public static Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context) =>
        new PhaseSteps(context).Until(Milestone.ResolutionApproved);
}

/// <summary>The mandate itself: the approved draft goes to the mandated body, then to the General Assembly.</summary>
public static class SubmissionPhase
{
    [Function(nameof(SubmissionPhase))]
    public static async Task RunAsync([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var steps = new PhaseSteps(context);
        await steps.Do(nameof(FreezePackage));
        await steps.Until(Milestone.ReceivedByMandatedBody);
        await steps.Until(Milestone.ReceivedBySession);
    }
}
