namespace Mandates.Domain.Record;

/// <summary>The phases of a mandate, in order. Each runs as its own orchestration, <c>{mandate}:{phase}</c>.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Phase>))]
public enum Phase
{
    WorkPlan,
    Platform,
    Questionnaire,
    Drafting,
    Negotiation,
    Submission,
    Completed,
}

/// <summary>What a phase works towards. A phase is over when its last milestone is reached.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<Milestone>))]
public enum Milestone
{
    WorkPlanAdopted,
    PlatformLaunched,
    QuestionnaireDispatched,
    RepliesClosed,
    DraftPublished,
    ResolutionApproved,
    PackageFrozen,
    ReceivedByMandatedBody,
    ReceivedBySession,
}
