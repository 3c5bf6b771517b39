using Mandates.Functions.Clock;
using Mandates.Functions.Documents.Calendars;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.WorkPlans;

/// <summary>A plan carried out on paper.</summary>
/// <param name="Begins">The moment at which it is taken to be started.</param>
/// <param name="Findings">What the plan contradicts or lacks; with an error it could not be started.</param>
/// <param name="Notices">Every notice by date, and to how many missions and offices it goes at least.</param>
/// <param name="Assumed">What is taken for granted of people; no state is taken to reply.</param>
/// <param name="LeftOut">What the plan's rules leave out, and why.</param>
/// <param name="Ends">The phase in which it ends; completed when all went as planned.</param>
/// <param name="Calendar">The calendar, as iCalendar.</param>
public sealed record PlanRehearsal(
    Instant Begins,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<RehearsedNotice> Notices,
    IReadOnlyList<AssumedLine> Assumed,
    IReadOnlyList<ActLine> LeftOut,
    Phase Ends,
    string Calendar);

public sealed record RehearsedNotice(ActLine Act, int Recipients);

public sealed record AssumedLine(Instant At, LocalDateTime AtLocal, string What);

/// <summary>Tries a plan before it is adopted. Nothing is stored or sent.</summary>
public sealed class RehearsePlan(MandateClock clock)
{
    private const int DaysOfPreparation = 14;

    [Api("What a work plan would do if everybody did as it expects", Takes = typeof(WorkPlan), Gives = typeof(PlanRehearsal), Problems = [422])]
    [Function(nameof(RehearsePlan)), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/plans/rehearsals")] HttpRequest request, CancellationToken cancellationToken)
    {
        var plan = await WorkPlanReader.ReadAsync(request.Body, cancellationToken) with { Revision = 0 };
        return ApiJson.Ok(Of(plan, Begins(plan, clock.Now)));
    }

    /// <summary>What a plan would do if it were started at a moment.</summary>
    internal static PlanRehearsal Of(WorkPlan plan, Instant begins)
    {
        var record = new MandateRecord { StartedAt = begins };
        var forecast = Forecast.Of(plan, record, begins);
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
            [.. forecast.LeftOut.Select(act => ActLine.Of(act, plan))],
            forecast.Ends,
            CalendarFile.Feed(plan, record));
    }

    // A plan that should be under way already is taken to begin two weeks before its first row.
    private static Instant Begins(WorkPlan plan, Instant now)
    {
        var first = plan.Activities.Where(a => a is { Cancelled: false, Date: not null }).Select(plan.When).Min()!.Value;
        return now < first ? now : plan.NoticeTime(plan.Local(first).Date, DaysOfPreparation);
    }
}
