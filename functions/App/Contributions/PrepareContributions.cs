using Mandates.Domain.Contributions;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace Mandates.Functions.Contributions;

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
public sealed record RefusedProposal(Proposal Proposal, string Why);

/// <summary>Procedure 6: the participants of a state prepare its contributions together, and one of them sends them.</summary>
public sealed class PrepareContributions(RequestAccess access, SharedDocuments documents, Contribute contribute, MandateClock clock)
{
    private const int Most = 100;
    private const string Base = "api/mandates/{mandate}/states/{state}/contributions";

    [Api("The contributions that a delegation prepares together", Gives = typeof(PreparedContributions))]
    [Function("GetPreparedContributions"), Allow(Who.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken stop)
    {
        await access.MandateAsync(mandate, stop);
        var (prepared, version) = await documents.ReadAsync<PreparedContributions>(Name(mandate, state), stop);
        return Answer(request, prepared, version);
    }

    [Api("Save what is prepared, on the version that was seen", Takes = typeof(PreparedEdit), Gives = typeof(PreparedContributions), Header = "If-Match", Problems = [412, 422, 428])]
    [Function(nameof(PrepareContributions)), Allow(Who.Delegation)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken stop)
    {
        var seen = SeenVersion.Of(request);
        var given = await ApiJson.ReadAsync<PreparedEdit>(request, stop);
        await access.MandateAsync(mandate, stop);
        if (given.Proposals.Count > Most || given.Proposals.Any(p => p.Text.Length > ContributionRules.MostCharacters || p.Rationale?.Length > ContributionRules.MostCharacters))
        {
            throw ProblemException.Unprocessable("This cannot be kept in preparation.", [$"Prepare at most {Most} contributions, with a text and a rationale of at most {ContributionRules.MostCharacters} characters each."]);
        }

        var prepared = new PreparedContributions(given.Proposals, access.Caller.Id, clock.Now);
        return await documents.TryWriteAsync(Name(mandate, state), prepared, seen, stop) is { } version ? Answer(request, prepared, version) : throw await ChangedAsync(mandate, state, stop);
    }

    [Api("Send all that is prepared; what is refused stays, with the reason", Gives = typeof(SentContributions), Header = "If-Match", Problems = [409, 412, 428])]
    [Function("SendPreparedContributions"), Allow(Who.Delegation)]
    public async Task<IResult> SendAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/submission")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var seen = SeenVersion.Of(request);
        var current = await access.MandateAsync(mandate, stop);
        OpenWindow.Require(current, clock.Now);
        var (prepared, version) = await documents.ReadAsync<PreparedContributions>(Name(mandate, state), stop);
        if (prepared is null || version != seen)
        {
            throw await ChangedAsync(mandate, state, stop);
        }

        var (taken, left) = (new List<TakenContribution>(), new List<RefusedProposal>());
        foreach (var proposal in prepared.Proposals)
        {
            try
            {
                taken.Add((await contribute.TakeAsync(current, proposal, client, stop)).Taken);
            }
            catch (ProblemException refused) when (refused.Status is 409 or 422)
            {
                left.Add(new(proposal, $"{refused.Message} {refused.Detail}"));
            }
        }

        // Sent again after a crash, what was taken is found taken. What somebody changed meanwhile stays as it is.
        if (left.Count == 0)
        {
            await documents.RemoveAsync(Name(mandate, state), version, stop);
        }
        else
        {
            await documents.TryWriteAsync(Name(mandate, state), prepared with { Proposals = [.. left.Select(l => l.Proposal)] }, version, stop);
        }

        return ApiJson.Ok(new SentContributions(taken, left));
    }

    private async Task<ProblemException> ChangedAsync(string mandate, string state, CancellationToken stop) =>
        (await documents.ReadAsync<PreparedContributions>(Name(mandate, state), stop)).Document is { } now
            ? new(412, "What is prepared was changed meanwhile.", $"{now.By} changed it at {now.ChangedAt}. Look at the change and save again on its version.")
            : new(412, "What is prepared was changed meanwhile.", "It was sent, or nothing is prepared. Look at the contributions.");

    private static IResult Answer(HttpRequest request, PreparedContributions? prepared, string version)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return ApiJson.Ok(prepared ?? new([], null, null));
    }

    private static string Name(string mandate, string state) => $"{mandate}/{state}/contributions.json";
}
