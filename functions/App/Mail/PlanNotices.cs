using Mandates.Domain.Mail;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Participants;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Mail;

/// <summary>Every notice to come: when, why, to which state and in which language. Ids only, no address.</summary>
public sealed class PlanNotices(RequestAccess access, ParticipantStore participants, MandateClock clock)
{
    [Api("The notices to come, and those left out", Gives = typeof(PlannedNotice[]))]
    [Function(nameof(PlanNotices)), Allow(Who.Officers)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/notices/plan")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var people = await participants.ActiveAsync(current, stop);
        return ApiJson.Ok(PlannedNotice.Of(current.Plan, current.Record, people, clock.Now));
    }
}
