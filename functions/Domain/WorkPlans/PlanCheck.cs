using static Mandates.Domain.WorkPlans.Checks.DoubleRules;
using static Mandates.Domain.WorkPlans.Checks.DraftRules;
using static Mandates.Domain.WorkPlans.Checks.Identities;
using static Mandates.Domain.WorkPlans.Checks.NoticePeriodRules;
using static Mandates.Domain.WorkPlans.Checks.OrderRules;
using static Mandates.Domain.WorkPlans.Checks.PracticeRules;
using static Mandates.Domain.WorkPlans.Checks.ReminderRules;
using static Mandates.Domain.WorkPlans.Checks.SessionRules;
using static Mandates.Domain.WorkPlans.Checks.StatedDateRules;
using static Mandates.Domain.WorkPlans.Checks.StatedMeetingRules;
using static Mandates.Domain.WorkPlans.Checks.WordingRules;
using static Mandates.Domain.WorkPlans.Checks.ZoneRules;

namespace Mandates.Domain.WorkPlans;

/// <summary>
/// Checks whether a plan agrees with itself. Errors stop it from being run; remarks tell where its parts disagree and what prevails.
/// Cancelled rows are ignored. Codes are stable.
/// </summary>
public static class PlanCheck
{
    private static readonly PlanRule[] Rules =
    [
        // Errors: the plan cannot be run.
        TheQuestionnaireIsDispatched,
        TheDeadlineIsAfterTheDispatch,
        AFormalMeetingIsLeftToApprove,
        TheSubmissionIsBeforeTheSession,
        NothingComesAfterTheSession,
        TheApprovalIsBeforeTheSession,
        TheSubmissionFollowsTheApproval,
        EveryDayExistsInTheZone,
        TheChairIsFromAMemberState,
        TheChairHasTheNameOfAPerson,
        NoTwoStatesShareACodeInBrackets,

        // Remarks: the procedures and the calendar disagree, and the calendar prevails.
        AnActivityIsOnTheDayItsProcedureStates,
        AMeetingIsOfTheKindItsProcedureStates,
        AStatedMeetingIsInTheCalendar,
        AMeetingHasThePlaceInOrderThatItsProcedureStates,
        ATopicIsTakenUpWhereItsProcedureStates,
        TheMeetingsOfTheAdoptionNoteAreInTheCalendar,

        // Remarks: the plan says two things, of which one prevails.
        TheProceduresAgreeOnTheFocalPoints,
        AnExtensionExtends,
        ATranslationStandsOnce,
        AStateHasAMailboxOfItsOwn,

        // Remarks: the words disagree, or something is left open.
        RowsOnTheDraftNameTheProduct,
        TheWorkingGroupHasOneTitle,
        TheSubmissionHasADate,
        TheQuorumIsKnown,
        AConsultedProcessHasAnAddress,

        // Errors where the plan refuses it, else remarks: its own notice periods.
        InvitationsKeepTheirPeriod,
        DocumentsKeepTheirPeriod,

        // Remarks: unusual in practice.
        AFormalMeetingAdoptsThePlanFirst,
        TheDraftFollowsTheReplies,
        TheDraftWaitsForNoExtension,
        TheDraftIsPreparedBeforeItIsTakenUp,
        TheStagesOfTheDraftAreInOrder,
        NoMeetingIsHeldInTheSession,
        AnExtensionEndsBeforeTheSession,
        RemindersComeBetweenDispatchAndDeadline,
        TheQuestionnaireGoesOnBeforeTheDeadline,
        TheInvitationComesBeforeTheReminder,
        TheLaunchIsBeforeTheDispatch,
        TheInstrumentIsOlderThanTheCalendar,
        EveryTimeExistsOnItsDay,
        RowsAreInDateOrder,
        NothingFallsOnAWeekend,
        AMeetingHasATopic,
    ];

    public static IReadOnlyList<Finding> Check(WorkPlan plan) =>
        [.. Rules.SelectMany(rule => rule(plan))];

    /// <summary>Whether any finding stops the plan from being run.</summary>
    public static bool HasErrors(this IEnumerable<Finding> findings) =>
        findings.Any(f => f.Severity == FindingSeverity.Error);
}
