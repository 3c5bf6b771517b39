using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants;

/// <summary>The participants of a mandate: for officers all, for a delegation its own.</summary>
public sealed class ListParticipants(ParticipantViews views, RequestAccess access)
{
    [Api("Who acts for the states, and how their links stand", Gives = typeof(ParticipantView[]))]
    [Function(nameof(ListParticipants)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/participants")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok(await views.ReadAsync(await access.MandateAsync(mandate, cancellationToken), access.Caller.State, cancellationToken));
}
