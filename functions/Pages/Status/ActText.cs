namespace Mandates.Pages.Status;

/// <summary>An act of the timeline in words: what, for whom, by which rule of the plan, and what would change it.</summary>
/// <param name="What">Such as "Reminder to reply to the questionnaire".</param>
/// <param name="Whom">Such as "To the permanent missions of every state"; empty when no one receives it.</param>
/// <param name="Rule">Such as "14 days before the deadline (reminders of the plan)".</param>
/// <param name="Changes">What would change it, or why it is left out: a sentence.</param>
public sealed record ActText(string What, string Whom, string Rule, string Changes)
{
    private const int MostNamed = 3;

    /// <summary>For whom, by which rule, and what would change it.</summary>
    public string Details => $"{(Whom.Length > 0 ? $"{Whom} – " : "")}{Rule}. {Changes}";

    /// <summary>All of it.</summary>
    public string Sentence => $"{What}{(Whom.Length > 0 ? ". " : ", ")}{Details}";

    /// <param name="act">The act.</param>
    /// <param name="plan">The plan in force.</param>
    /// <param name="t">The language.</param>
    /// <param name="record">Where what has happened matters: whether the act is held back until the questionnaire is out.</param>
    public static ActText Of(ScheduledAct act, WorkPlan plan, Texts t, MandateRecord? record = null) => new(
        t[$"act.{Words.Camel(act.Reason)}", IsConsultation(act) ? t.Matter(act.Ordinal) : MeetingOf(act, plan, t) ?? $"{act.Ordinal}"],
        act.Audience.Kind == AudienceKind.Nobody ? StateOf(act.Audience, plan, t) ?? "" : t["to", WhomOf(act.Audience, plan, t)],
        RuleOf(act, plan, t),
        act.Skipped is { } why ? t["left-out", t[$"left-out.{Words.Camel(why.Because)}", why.Figure]]
        : IsHeld(act, plan, record) ? $"{t["act-change.dispatch"]} {ChangesOf(act, t)}" : ChangesOf(act, t));

    /// <summary>Such as "formal meeting of 15 December 2011"; null when the act is about no meeting.</summary>
    public static string? MeetingOf(ScheduledAct act, WorkPlan plan, Texts t) => plan.Activity(act.About) is { IsMeeting: true } meeting ? MeetingOf(meeting, t) : null;

    public static string MeetingOf(Activity meeting, Texts t) =>
        t[$"meeting-of.{Words.Camel(meeting.Kind)}", meeting.Date is { } date ? t.LongDate(date) : t["calendar.no-date"]];

    private static string? StateOf(Audience audience, WorkPlan plan, Texts t) =>
        audience.State is { } id ? plan.State(id)?.Names[t.Language] ?? id : null;

    private static string WhomOf(Audience audience, WorkPlan plan, Texts t)
    {
        switch (audience.Kind)
        {
            case AudienceKind.MandatedBody:
                return plan.Translate(t.Language, plan.Mandate.MandatedBody.Name);
            case AudienceKind.Session:
                return plan.Translate(t.Language, plan.Mandate.DueSession.Body.Name);
            case AudienceKind.Consulted:
                return audience.Participants.Count == 0 ? t["audience.consulted"] : t.List([.. audience.Participants.Select(id => plan.ConsultedOf(id)?.Id ?? id)]);
            case AudienceKind.Participants:
                return t["audience.participants", audience.Participants.Count];
            case AudienceKind.Chair or AudienceKind.Secretariat or AudienceKind.ChairAndSecretariat:
                return t[$"audience.{Words.Camel(audience.Kind)}"];
        }

        var of = (StateOf(audience, plan, t), audience.OnlyWithoutReply) switch
        {
            ({ } state, true) => t["audience.unless-replied", state],
            ({ } state, false) => t["audience.of-one", state],
            (null, true) when audience.LeavesOutExtended && plan.ExtendedDeadlines().ToArray() is { Length: > 0 } later =>
                t["audience.of-silent-but", later.Length > MostNamed ? t["audience.some-states", later.Length] : string.Join(", ", later.Select(d => plan.State(d.State!.Value)!.Names[t.Language]))],
            (null, true) => t["audience.of-silent"],
            _ => t["audience.of-all"],
        };
        return t[$"audience.{Words.Camel(audience.Kind)}", of];
    }

    private static string RuleOf(ScheduledAct act, WorkPlan plan, Texts t) => act.Reason switch
    {
        NoticeReason.MeetingInvitation => t["act-rule.meetingInvitation", Before(plan.MeetingNotices.InvitationDaysBefore, "meeting", t)],
        NoticeReason.MeetingReminder => t["act-rule.meetingReminder", Before(plan.MeetingNotices.ReminderDaysBefore, "meeting", t)],
        NoticeReason.QuestionnaireGoesOn => t["act-rule.questionnaireGoesOn", plan.ForwardDays],
        NoticeReason.Reminder => t["act-rule.reminder", Before(act.Ordinal, "deadline", t)],
        NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning => t["act-rule.approval", Before(act.Ordinal, "session", t), MeetingOf(act, plan, t) ?? act.About],
        NoticeReason.PlatformLaunch or NoticeReason.QuestionnaireDispatch or NoticeReason.DeadlineReached => t["act-rule.calendar", act.Since],
        NoticeReason.MeetingChange or NoticeReason.MeetingCancellation or NoticeReason.DeadlineChange => t["act-rule.revision", act.Since],
        NoticeReason.Receipt or NoticeReason.StateReplied => t["act-rule.received"],
        NoticeReason.Consultation or NoticeReason.ConsultationReminder => t["act-rule.consultation", plan.Mandate.Paragraph, plan.ConsultationDays],
        NoticeReason.Transmittal => t["act-rule.transmittal", plan.Mandate.Paragraph],
        _ => t[$"act-rule.{Words.Camel(act.Reason)}"],
    };

    private static string Before(int days, string what, Texts t) =>
        t[$"before.{days switch { 0 => "none", 1 => "one", _ => "many" }}", t[$"before-what.{what}"], days];

    private static bool IsConsultation(ScheduledAct act) => act.Reason is NoticeReason.Consultation or NoticeReason.ConsultationReminder;

    private static bool IsHeld(ScheduledAct act, WorkPlan plan, MandateRecord? record) =>
        act.After is Milestone.QuestionnaireDispatched && record is not null && record.Reached(plan, Milestone.QuestionnaireDispatched) is null;

    private static string ChangesOf(ScheduledAct act, Texts t)
    {
        var by = act.Reason switch
        {
            NoticeReason.Reminder or NoticeReason.Overdue => "reminder",
            NoticeReason.Consultation when act.After is Milestone.WorkPlanAdopted => "adoption",
            NoticeReason.ConsultationReminder => "consultationReminder",
            NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning => "approval",
            NoticeReason.Digest => "digest",
            NoticeReason.QuestionnaireGoesOn => "questionnaireGoesOn",
            NoticeReason.AddressConfirmation => "addressConfirmation",
            NoticeReason.DraftRequest => "draftRequest",
            NoticeReason.MeetingChange or NoticeReason.MeetingCancellation or NoticeReason.DeadlineChange => "revision",
            NoticeReason.MeetingInvitation or NoticeReason.MeetingReminder or NoticeReason.PlatformLaunch or NoticeReason.QuestionnaireDispatch or NoticeReason.DeadlineReached =>
                act.After is Milestone.WorkPlanAdopted ? "adoption" : "plan",
            _ => "nothing",
        };
        return t[$"act-change.{by}"];
    }
}
