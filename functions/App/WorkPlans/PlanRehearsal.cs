using Mandates.Pages.Status;

namespace Mandates.Functions.WorkPlans;

/// <summary>A plan carried out as a dry run: nothing is stored or sent.</summary>
/// <param name="Begins">The moment at which it is taken to be started.</param>
/// <param name="Findings">What the plan contradicts or lacks; with an error it could not be started.</param>
/// <param name="Notices">Every notice by date, and to how many missions and offices it goes at least.</param>
/// <param name="Assumed">What is taken for granted of people; no state is taken to reply.</param>
/// <param name="LeftOut">What the plan's rules leave out, and why.</param>
/// <param name="Ends">The phase in which it ends; completed when all went as planned.</param>
/// <param name="Calendar">The calendar, as iCalendar; empty until it is written.</param>
public sealed record PlanRehearsal(
    Instant Begins,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RehearsedNotice> Notices,
    IReadOnlyList<AssumedLine> Assumed,
    IReadOnlyList<ActLine> LeftOut,
    Phase Ends,
    string Calendar)
{
    private const int DaysOfPreparation = 14;

    /// <summary>When a plan is taken to be started: now, or two weeks before its first row when it should be under way already.</summary>
    public static Instant BeginningOf(WorkPlan plan, Instant now)
    {
        var first = plan.Activities.Where(a => a is { Cancelled: false, Date: not null }).Select(plan.When).Min()!.Value;
        return now < first ? now : plan.NoticeTime(plan.Local(first).Date, DaysOfPreparation);
    }

    /// <summary>What a plan would do if it were started at a moment.</summary>
    public static PlanRehearsal Of(WorkPlan plan, Instant begins)
    {
        var forecast = Forecast.Of(plan, new() { StartedAt = begins }, begins);
        return new(
            begins,
            PlanCheck.Check(plan),
            [
                .. from foreseen in forecast.Acts
                   let recipients = Recipients.Of(foreseen.Act.Audience, plan, [], _ => false).Count
                   where recipients > 0
                   select new RehearsedNotice(ActLine.Of(foreseen.Act with { At = foreseen.At }, plan), recipients),
            ],
            [.. forecast.Assumed.Select(fact => new AssumedLine(fact.At, plan.Local(fact.At), fact.What))],
            [.. forecast.Skipped.Select(act => ActLine.Of(act, plan))],
            forecast.Ends,
            Calendar: "");
    }
}

public sealed record RehearsedNotice(ActLine Act, int Recipients);

public sealed record AssumedLine(Instant At, LocalDateTime AtLocal, string What);
