using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation.Contributions;

public sealed record PreparedEdit(IReadOnlyList<Proposal> Proposals);

/// <summary>What a delegation means to contribute: fit to be sent or not, and seen by nobody else.</summary>
/// <param name="Proposals">In the order in which they will be sent.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
public sealed record PreparedContributions(IReadOnlyList<Proposal> Proposals, string? By, Instant? ChangedAt);

/// <param name="Taken">Those that are contributions now.</param>
/// <param name="Left">Those that were refused, and stay in preparation.</param>
public sealed record SentContributions(IReadOnlyList<TakenContribution> Taken, IReadOnlyList<RefusedProposal> Left);

/// <param name="Proposal">As it was prepared.</param>
/// <param name="Why">The title and the detail of the refusal.</param>
public sealed record RefusedProposal(Proposal Proposal, string Why)
{
    /// <summary>The same, as a page says it.</summary>
    internal Refusal? Refusal { get; init; }
}

/// <summary>Procedure 6: the participants of a state prepare its contributions together, and one of them sends them.</summary>
public sealed class PrepareContributions(RequestAccess access, PreparedProposals prepared)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/contributions";

    [Api("The contributions that a delegation prepares together", Gives = typeof(PreparedContributions))]
    [Function("GetPreparedContributions"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        await access.MandateAsync(mandate, cancellationToken);
        var (there, version) = await prepared.ReadAsync(mandate, state, cancellationToken);
        return Answer(request, there, version);
    }

    [Api("Save what is prepared, on the version that was seen", Takes = typeof(PreparedEdit), Gives = typeof(PreparedContributions), Header = "If-Match", Problems = [412, 422, 428])]
    [Function(nameof(PrepareContributions)), Allow(CallerRoles.Delegation)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var seen = IfMatch.Of(request);
        var given = await ApiJson.ReadAsync<PreparedEdit>(request, cancellationToken);
        await access.MandateAsync(mandate, cancellationToken);
        return await prepared.TryWriteAsync(mandate, state, given.Proposals, seen, cancellationToken) is ({ } written, { } version)
            ? Answer(request, written, version)
            : throw await ChangedAsync(mandate, state, cancellationToken);
    }

    [Api("Send all that is prepared; what is refused stays, with the reason", Gives = typeof(SentContributions), Header = "If-Match", Problems = [409, 412, 428])]
    [Function("SendPreparedContributions"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/submission")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var seen = IfMatch.Of(request);
        var current = await access.MandateAsync(mandate, cancellationToken);
        prepared.RequireOpen(current);
        var (there, version) = await prepared.ReadAsync(mandate, state, cancellationToken);
        return there is null || version != seen
            ? throw await ChangedAsync(mandate, state, cancellationToken)
            : ApiJson.Ok(await prepared.SendAsync(current, state, there.Proposals, client, cancellationToken));
    }

    private async Task<ProblemException> ChangedAsync(string mandate, string state, CancellationToken cancellationToken) =>
        (await prepared.ReadAsync(mandate, state, cancellationToken)).Prepared is { } now
            ? new(412, "What is prepared was changed meanwhile.", $"{now.By} changed it at {now.ChangedAt}. Look at the change and save again on its version.")
            : new(412, "What is prepared was changed meanwhile.", "It was sent, or nothing is prepared. Look at the contributions.");

    private static IResult Answer(HttpRequest request, PreparedContributions? prepared, string version)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return ApiJson.Ok(prepared ?? new([], null, null));
    }
}
