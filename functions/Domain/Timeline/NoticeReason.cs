namespace Mandates.Domain.Timeline;

/// <summary>Why a notice is sent.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NoticeReason>))]
public enum NoticeReason
{
    MeetingInvitation,
    MeetingReminder,
    MeetingChange,
    MeetingCancellation,
    PlatformLaunch,
    QuestionnaireDispatch,
    DeadlineChange,
    Reminder,
    DeadlineReached,
    Overdue,
    DraftRequest,
    Receipt,
    StateReplied,
    DraftPublished,
    MeetingRequest,
    ApprovalWarning,
    Transmittal,
    ContributionReceived,
    Undeliverable,
    Digest,
    AddressConfirmation,
    Link,
    LateRuling,
    QuestionnaireForwarded,
    QuestionnaireGoesOn,
    News,
    Consultation,
    ConsultationReminder,
}

/// <summary>The two bodies that the package goes to, one after the other.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<TransmittalTo>))]
public enum TransmittalTo
{
    MandatedBody,
    Session,
}
