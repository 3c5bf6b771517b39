using System.Globalization;
using Mandates.Domain.Meetings;
using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;
using NodaTime;

namespace Mandates.Pages;

/// <summary>How pages and screens name things.</summary>
public static class Words
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static string Of(Phase phase) => phase switch
    {
        Phase.WorkPlan => "Work plan",
        Phase.Platform => "Virtual platform",
        Phase.Completed => "Completed",
        _ => phase.ToString(),
    };

    public static string Of(ActivityKind kind) => kind switch
    {
        ActivityKind.FormalMeeting => "Formal meeting",
        ActivityKind.InformalMeeting => "Informal meeting",
        ActivityKind.PlatformLaunch => "Platform launch",
        ActivityKind.QuestionnaireDispatch => "Questionnaire dispatch",
        ActivityKind.ReplyDeadline => "Reply deadline",
        ActivityKind.DraftPreparation => "Draft preparation",
        _ => "Submission",
    };

    public static string Of(DecisionKind decision) => decision switch
    {
        DecisionKind.AdoptWorkPlan => "adopted the work plan",
        DecisionKind.ElectViceChairs => "elected the vice chairs",
        DecisionKind.ApproveDraft => "approved the draft",
        DecisionKind.ApproveResolution => "approved the draft resolution",
        DecisionKind.ConveneInformalMeeting => "convened an informal meeting",
        DecisionKind.RuleOnLateReply => "ruled on a late reply",
        _ => "extended the deadline",
    };

    public static string Date(LocalDate date) => date.ToString("ddd d MMM uuuu", English);

    public static string Moment(Instant at, string zone) =>
        at.InZone(DateTimeZoneProviders.Tzdb[zone]).ToString("ddd d MMM uuuu, HH:mm", English);

    /// <summary>ISO 8601 for the datetime attribute.</summary>
    public static string Machine(Instant at) => at.ToString();
}
