using Mandates.Domain.Participants;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Participants;

/// <summary>The participants of a mandate: for officers all, for a delegation its own.</summary>
public sealed class ListParticipants(ParticipantViews views, RequestAccess access)
{
    [Api("Who acts for the states, and how their links stand", Gives = typeof(ParticipantView[]))]
    [Function(nameof(ListParticipants)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/participants")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        ApiJson.Ok(await views.ReadAsync(await access.MandateAsync(mandate, stop), access.Caller.State, stop));
}
