using static Mandates.Domain.WorkPlans.Checks.CalendarShape;
using static Mandates.Domain.WorkPlans.Checks.Figures;
using static Mandates.Domain.WorkPlans.Checks.Identities;

namespace Mandates.Domain.WorkPlans.Checks;

/// <summary>Checks that a schema cannot express: how the parts of a plan refer to each other.</summary>
internal static class PlanShape
{
    private static readonly PlanRule[] Rules =
    [
        NoTwoStatesShareAnId,
        NoTwoActivitiesShareAnId,
        NoTwoProceduresShareANumber,
        TheChairIsFromAMemberState,
        EachExtensionIsOfOneMemberState,
        TheCalendarHasAReplyDeadline,
        WhatHappensOnceStandsOnce,
        OnlyTheDraftAndTheSubmissionMayLackADate,
        AnUndatedRowFollowsADatedOne,
        ADatedRowFollowsNothing,
        NoRowIsNewerThanThePlan,
        AShareIsAtMostTheWhole,
        TheSessionEndsAfterItOpens,
    ];

    public static IEnumerable<Finding> Findings(WorkPlan plan) => Rules.SelectMany(rule => rule(plan));
}
