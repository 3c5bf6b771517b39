using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Timeline;

/// <summary>One sentence for each act: what, for whom, by which rule of the plan, and what would change it.</summary>
public static class Explanation
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(ScheduledAct act, WorkPlan plan)
    {
        var goes = act.Declined is null ? "goes" : "would go";
        var sentence = act.Reason == NoticeReason.DeadlineReached
            ? $"A reply {(act.Audience.State is { } own ? $"of {plan.State(own)?.Names.En ?? own} " : "")}that comes after this moment is late, {Rule(act, plan)}"
            : $"{What(act, plan)} {goes} to {Whom(act.Audience, plan)}, {Rule(act, plan)}";

        return act.Declined is { } why
            ? $"{sentence}. It is left out: {why}."
            : $"{sentence}. {Changes(act)}";
    }

    private static string What(ScheduledAct act, WorkPlan plan) => act.Reason switch
    {
        NoticeReason.MeetingInvitation => $"The invitation to the {Meeting(act, plan)}",
        NoticeReason.MeetingReminder => $"A reminder of the {Meeting(act, plan)}",
        NoticeReason.MeetingChange => $"Word of the new date of the {Meeting(act, plan)}",
        NoticeReason.MeetingCancellation => $"The cancellation of the {Meeting(act, plan)}",
        NoticeReason.PlatformLaunch => "The invitation to name focal points",
        NoticeReason.QuestionnaireDispatch => "The questionnaire",
        NoticeReason.DeadlineChange => "Word of the new deadline",
        NoticeReason.Reminder => "A reminder to reply to the questionnaire",
        NoticeReason.Overdue => "Word that the reply is overdue",
        NoticeReason.DraftRequest => "The request for the first draft",
        NoticeReason.Receipt => $"The receipt for version {act.Ordinal} of the reply",
        NoticeReason.StateReplied => "Word that the state has replied",
        NoticeReason.DraftPublished => $"Version {act.Ordinal} of the draft",
        NoticeReason.MeetingRequest => "The request to convene another formal meeting",
        NoticeReason.ApprovalWarning => "Word that the draft resolution is not approved",
        NoticeReason.Transmittal => "The package",
        NoticeReason.ContributionReceived => "Word that a contribution arrived",
        NoticeReason.Undeliverable => "Word that mail reaches none of its focal points",
        NoticeReason.Digest => "Word of where the mandate stands",
        NoticeReason.AddressConfirmation => "The request to confirm the address",
        NoticeReason.Link => "A new personal link",
        NoticeReason.LateRuling => $"The chair's ruling on version {act.Ordinal} of the reply",
        _ => act.Reason.ToString(),
    };

    private static string Whom(Audience audience, WorkPlan plan)
    {
        var of = audience.State is { } id ? plan.State(id)?.Names.En ?? id : "each state";
        var whom = audience.Kind switch
        {
            AudienceKind.Everyone when audience.Except is not null => $"the mission and the focal points of {of}, except the one who sent it",
            AudienceKind.Everyone => $"the mission and the focal points of {of}",
            AudienceKind.FocalPoints => $"the focal points of {of}, or its mission where it has none",
            AudienceKind.Missions => $"the mission of {of}",
            AudienceKind.Chair => "the chair",
            AudienceKind.Secretariat => "the secretariat",
            AudienceKind.MandatedBody => $"the {plan.Mandate.MandatedBody.Name}",
            AudienceKind.Session => $"the {plan.Mandate.DueSession.Body.Name}",
            AudienceKind.Participants when audience.Participants.Count == 1 => $"the participant {audience.Participants.First()}",
            AudienceKind.Participants => $"{audience.Participants.Count} participants",
            _ => "nobody",
        };
        return (audience.OnlyWithoutReply, audience.State) switch
        {
            (false, _) => whom,
            (true, null) => whom.Replace(of, $"{of} that has not replied", StringComparison.Ordinal),
            (true, _) => $"{whom}, unless it has replied",
        };
    }

    private static string Rule(ScheduledAct act, WorkPlan plan) => act.Reason switch
    {
        NoticeReason.MeetingInvitation => $"{Before(plan.MeetingNotices.InvitationDaysBefore, "it")} (meeting notices of the plan) or at once if it is convened later",
        NoticeReason.MeetingReminder => $"{Before(plan.MeetingNotices.ReminderDaysBefore, "it")} (meeting notices of the plan)",
        NoticeReason.Reminder => $"{Before(act.Ordinal, "the deadline")} (reminders of the plan)",
        NoticeReason.Overdue => "the morning after the deadline (reminders of the plan)",
        NoticeReason.DraftRequest => "the morning after the deadline (procedure 3)",
        NoticeReason.PlatformLaunch or NoticeReason.QuestionnaireDispatch or NoticeReason.DeadlineReached => $"by the calendar of plan revision {act.Since}",
        NoticeReason.MeetingChange or NoticeReason.MeetingCancellation or NoticeReason.DeadlineChange => $"because of plan revision {act.Since}",
        NoticeReason.DraftPublished => "when it is published (procedures 5 and 6)",
        NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning =>
            $"{Before(act.Ordinal, "the session")}, because the {Meeting(act, plan)} was the last and did not approve (procedure 7)",
        NoticeReason.AddressConfirmation => "when it is named (procedure 4)",
        NoticeReason.Link => "because the link was issued anew",
        NoticeReason.LateRuling => "because the reply was late",
        NoticeReason.ContributionReceived => "when it is posted (procedure 6)",
        NoticeReason.Undeliverable => "when the mail provider reports it",
        NoticeReason.Digest => "every Monday",
        NoticeReason.Transmittal => $"by paragraph {plan.Mandate.Paragraph} of the mandate",
        _ => "when the reply is received",
    };

    private static string Before(int days, string what) => days switch
    {
        0 => $"on the day of {what}",
        1 => $"1 day before {what}",
        _ => $"{days} days before {what}",
    };

    private static string Changes(ScheduledAct act) => act.Reason switch
    {
        NoticeReason.Reminder or NoticeReason.Overdue => "A reply of the state ends it; a new deadline plans it anew.",
        NoticeReason.MeetingRequest or NoticeReason.ApprovalWarning => "A formal meeting that is added to the calendar ends it.",
        NoticeReason.Receipt or NoticeReason.StateReplied or NoticeReason.DraftPublished or NoticeReason.Transmittal or NoticeReason.ContributionReceived or NoticeReason.Undeliverable or NoticeReason.Link or NoticeReason.LateRuling => "Nothing changes it any more.",
        NoticeReason.Digest => "It ends when the session has the package.",
        NoticeReason.AddressConfirmation => "Until it is confirmed, the mission stands in.",
        NoticeReason.DraftRequest => "A draft published before then ends it; a new deadline moves it.",
        NoticeReason.MeetingChange or NoticeReason.MeetingCancellation or NoticeReason.DeadlineChange => "Only a further revision before it is sent would replace it.",
        _ when act.After is Milestone.WorkPlanAdopted => "It goes out only once the work plan is adopted; a revision can move it.",
        _ => "A revision of the plan can move it.",
    };

    private static string Meeting(ScheduledAct act, WorkPlan plan)
    {
        var meeting = plan.Activity(act.About)!;
        var kind = meeting.Kind == ActivityKind.FormalMeeting ? "formal meeting" : "informal meeting";
        return $"{kind} of {meeting.Date?.ToString("d MMMM uuuu", English)}";
    }
}
