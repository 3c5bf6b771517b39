using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Mail;

/// <summary>Every notice to come: when, why, to which state and in which language. Ids only, no address.</summary>
public sealed class PlanNotices(RequestAccess access, ActiveParticipants participants, MandateClock clock)
{
    [Api("The notices to come, and those left out", Gives = typeof(PlannedNotice[]))]
    [Function(nameof(PlanNotices)), Allow(CallerRoles.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/notices/plan")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var people = await participants.ActiveAsync(current, cancellationToken);
        return ApiJson.Ok(PlannedNotice.Of(current.Plan, current.Record, people, clock.Now));
    }
}
