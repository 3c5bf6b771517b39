using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

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
public sealed class EndTerm(RosterService roster, RequestAccess access)
{
    [Api("Say that a participant acts no more", Takes = typeof(Reasoned), Problems = [409, 422])]
    [Function(nameof(EndTerm)), Allow(CallerRoles.Secretariat | CallerRoles.Mission)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/participants/{participant}/end")] HttpRequest request,
        string mandate, string participant, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Reasoned>(request, cancellationToken);
        given.ThrowIfUnfit();
        var current = await access.MandateAsync(mandate, cancellationToken);
        current.ThrowIfNotOf(access.Caller, participant);
        await roster.EndAsync(mandate, participant, at: null, given.Reason, access.Caller, cancellationToken);
        return Results.NoContent();
    }
}
