using Mandates.Functions.Record;

namespace Mandates.Functions.Timeline;

/// <summary>The whole of a mandate. Its instance id is the mandate's id; it alone starts the phases, once each.</summary>
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
