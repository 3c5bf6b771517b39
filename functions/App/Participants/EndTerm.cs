using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Participants;

/// <summary>Why something is done to a participant: kept for ever, so without names and addresses.</summary>
public sealed record Reasoned(string Reason)
{
    private const int MostCharacters = 500;

    /// <exception cref="ProblemException">422 when there is no reason, or one that the audit must not hold.</exception>
    public void ThrowIfUnfit()
    {
        if (string.IsNullOrWhiteSpace(Reason) || Reason.Length > MostCharacters)
        {
            throw ProblemException.Unprocessable("A reason is needed.", [$"Say why, in 'reason', in at most {MostCharacters} characters."]);
        }

        if (Reason.Contains('@', StringComparison.Ordinal))
        {
            throw ProblemException.Unprocessable("The reason cannot be kept.", ["Leave e-mail addresses out of it: the audit keeps it for ever."]);
        }
    }
}

/// <summary>A focal point or national authority acts no more. Its own mission may say so, and the secretariat.</summary>
public sealed class EndTerm(RosterStore roster, RequestAccess access)
{
    [Api("Say that a participant acts no more", Takes = typeof(Reasoned), Problems = [409, 422])]
    [Function(nameof(EndTerm)), Allow(Who.Secretariat | Who.Mission)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/participants/{participant}/end")] HttpRequest request,
        string mandate, string participant, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, stop);
        given.ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, stop);
        current.ThrowIfNotOf(access.Caller, participant);
        await roster.EndAsync(mandate, participant, at: null, given.Reason, access.Caller, stop);
        return Results.NoContent();
    }
}
