using Mandates.Domain.Participants;

namespace Mandates.Domain.WorkPlans.Checks;

internal static class Identities
{
    public static IEnumerable<Finding> NoTwoStatesShareAnId(WorkPlan plan) =>
        Repeated(plan.States.Select(s => s.Id)).Select(i => Finding.Error("doubled-state", $"$.states[{i}].id",
            $"Two member states have the id \"{plan.States[i].Id}\". Give each its own."));

    public static IEnumerable<Finding> NoTwoActivitiesShareAnId(WorkPlan plan) =>
        Repeated(plan.Activities.Select(a => a.Id)).Select(i => Finding.Error("doubled-activity", $"$.activities[{i}].id",
            $"Two rows of the calendar have the id \"{plan.Activities[i].Id}\". Give each its own."));

    public static IEnumerable<Finding> NoTwoProceduresShareANumber(WorkPlan plan) =>
        Repeated(plan.Procedures.Select(p => p.Number)).Select(i => Finding.Error("doubled-procedure", $"$.procedures[{i}].number",
            $"Two procedures have the number {plan.Procedures[i].Number}. Give each its own."));

    public static IEnumerable<Finding> NoTwoStatesShareACodeInBrackets(WorkPlan plan)
    {
        if (plan.Papers?.Brackets != BracketStyle.StatesBefore) return [];
        string[] codes = [.. plan.States.Select(s => StateCode.Of(s.Id))];
        return Repeated(codes).Select(i => Finding.Error("doubled-code", $"$.states[{i}].id",
            $"Two member states would both stand in brackets as \"{codes[i]}\". Give one of them another id."));
    }

    public static IEnumerable<Finding> TheChairIsFromAMemberState(WorkPlan plan)
    {
        var state = plan.WorkingGroup.Chair.State;
        if (plan.State(state) is null)
            yield return Finding.Error("unknown-state", "$.workingGroup.chair.state",
                $"The chair's state \"{state}\" is not among the member states. Use the id of one of them.");
    }

    public static IEnumerable<Finding> TheChairHasTheNameOfAPerson(WorkPlan plan) =>
        PersonName.Broken(PersonName.Tidy(plan.WorkingGroup.Chair.Name)).Select(broken => Finding.Error("unfit-name", "$.workingGroup.chair.name", broken));

    public static IEnumerable<Finding> EachExtensionIsOfOneMemberState(WorkPlan plan)
    {
        var states = plan.Extensions.Select(e => e.State).ToArray();
        return states.Index().Where(e => plan.State(e.Item) is null).Select(e => Finding.Error("unknown-state", $"$.extensions[{e.Index}].state",
                $"\"{e.Item}\" is not among the member states. Use the id of one of them."))
            .Concat(Repeated(states).Select(i => Finding.Error("doubled-extension", $"$.extensions[{i}].state",
                $"\"{states[i]}\" has two extensions. Keep one of the two.")));
    }

    /// <summary>The places of the second and later occurrences.</summary>
    private static IEnumerable<int> Repeated<T>(IEnumerable<T> keys)
    {
        var seen = new HashSet<T>();
        return keys.Select((key, i) => seen.Add(key) ? -1 : i).Where(i => i >= 0);
    }
}
