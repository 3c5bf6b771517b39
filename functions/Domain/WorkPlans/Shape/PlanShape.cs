using static Mandates.Domain.WorkPlans.Shape.CalendarShape;
using static Mandates.Domain.WorkPlans.Shape.Figures;
using static Mandates.Domain.WorkPlans.Shape.Identities;

namespace Mandates.Domain.WorkPlans.Shape;

/// <summary>What a schema cannot say: how the parts of a plan refer to each other.</summary>
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
