namespace Mandates.Domain.WorkPlans;

/// <summary>One row of the calendar.</summary>
public sealed record Activity
{
    public required string Id { get; init; }
    public required ActivityKind Kind { get; init; }

    /// <summary>Local date in the plan's zone; null for a row without a date, which then names what it follows.</summary>
    public LocalDate? Date { get; init; }

    /// <summary>Local time; when null, the plan's usual time for this kind.</summary>
    public LocalTime? Time { get; init; }

    /// <summary>Id of the activity that an undated one follows.</summary>
    public string? After { get; init; }

    public IReadOnlyList<Topic> Topics { get; init; } = [];

    /// <summary>Set when a revision withdrew the row; it stays for the record.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The plan revision that gave the row its present date.</summary>
    public int Since { get; init; }

    [JsonIgnore]
    public bool IsMeeting => Kind is ActivityKind.FormalMeeting or ActivityKind.InformalMeeting;
}

[JsonConverter(typeof(JsonStringEnumConverter<ActivityKind>))]
public enum ActivityKind
{
    [JsonStringEnumMemberName("formalMeeting")] FormalMeeting,
    [JsonStringEnumMemberName("informalMeeting")] InformalMeeting,
    [JsonStringEnumMemberName("platformLaunch")] PlatformLaunch,
    [JsonStringEnumMemberName("questionnaireDispatch")] QuestionnaireDispatch,
    [JsonStringEnumMemberName("replyDeadline")] ReplyDeadline,
    [JsonStringEnumMemberName("draftPreparation")] DraftPreparation,
    [JsonStringEnumMemberName("submission")] Submission,
}

/// <summary>What a row is about, in the words of the source, and what that means for the timeline.</summary>
public sealed record Topic(string Text, TopicPurpose Purpose = TopicPurpose.Other);

[JsonConverter(typeof(JsonStringEnumConverter<TopicPurpose>))]
public enum TopicPurpose
{
    [JsonStringEnumMemberName("other")] Other,
    [JsonStringEnumMemberName("electViceChairs")] ElectViceChairs,
    [JsonStringEnumMemberName("considerWorkPlan")] ConsiderWorkPlan,
    [JsonStringEnumMemberName("presentDraft")] PresentDraft,
    [JsonStringEnumMemberName("negotiateDraft")] NegotiateDraft,
    [JsonStringEnumMemberName("approveResolution")] ApproveResolution,
}
