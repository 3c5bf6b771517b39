using Mandates.Functions.Clock;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation.Contributions;

public sealed record PreparedEdit(IReadOnlyList<Proposal> Proposals);

/// <summary>Procedure 6: the participants of a state prepare its contributions together, and one of them sends them.</summary>
public sealed class PreparedApi(RequestAccess access, PreparedStore prepared, PreparedSending sending, MandateClock clock)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/contributions";

    [Api("The contributions that a delegation prepares together", Gives = typeof(PreparedContributions))]
    [Function("GetPreparedContributions"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        await access.MandateAsync(mandate, cancellationToken);
        var (there, version) = await prepared.ReadAsync(new(mandate), new(state), cancellationToken);
        return Answer(request, there, version);
    }

    [Api("Save what is prepared, on the version that was seen", Takes = typeof(PreparedEdit), Gives = typeof(PreparedContributions), Header = "If-Match", Problems = [412, 422, 428])]
    [Function("PrepareContributions"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var seen = IfMatch.Of(request);
        var given = await ApiJson.ReadAsync<PreparedEdit>(request, cancellationToken);
        await access.MandateAsync(mandate, cancellationToken);
        return await prepared.TryWriteAsync(new(mandate), stateId, given.Proposals, seen, cancellationToken) is ({ } written, { } version)
            ? Answer(request, written, version)
            : throw await ChangedAsync(mandate, stateId, cancellationToken);
    }

    [Api("Send all that is prepared; what is refused stays, with the reason", Gives = typeof(SentContributions), Header = "If-Match", Problems = [409, 412, 428])]
    [Function("SendPreparedContributions"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/submission")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var seen = IfMatch.Of(request);
        var current = await access.MandateAsync(mandate, cancellationToken);
        ContributionBasis.RequireOpen(current, clock.Now);
        var (there, version) = await prepared.ReadAsync(current.Id, stateId, cancellationToken);
        return there is null || version != seen
            ? throw await ChangedAsync(mandate, stateId, cancellationToken)
            : ApiJson.Ok(await sending.SendAsync(current, stateId, there.Proposals, client, cancellationToken));
    }

    private async Task<ProblemException> ChangedAsync(string mandate, StateId state, CancellationToken cancellationToken) =>
        (await prepared.ReadAsync(new(mandate), state, cancellationToken)).Prepared is { } now
            ? new(412, "The prepared contributions have changed since you read them.", $"{now.By} changed it at {now.ChangedAt}. Read it again, then save with its ETag in If-Match.")
            : new(412, "The prepared contributions have changed since you read them.", "They were sent, or none is prepared. See the list of contributions.");

    private static IResult Answer(HttpRequest request, PreparedContributions? prepared, string version)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return ApiJson.Ok(prepared ?? new([], null, null));
    }
}
