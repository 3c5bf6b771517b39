using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Who may read a state's reply.</summary>
/// <param name="Visibility">Shared with the member states, or for the secretariat only; null when nothing was said.</param>
/// <param name="Usual">What is taken for a state that says nothing with its next version; null for nothing.</param>
/// <param name="MayChange">Whether the state may still change it.</param>
public sealed record VisibilityView(ReplyVisibility? Visibility, ReplyVisibility? Usual, bool MayChange);

/// <summary>A state's choice of who may read its reply.</summary>
public sealed class ReplyVisibilityApi(RequestAccess access, ReplyVisibilityChange change)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/visibility";

    [Api("Who may read a state's reply", Gives = typeof(VisibilityView))]
    [Function("GetReplyVisibility"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var of = current.Plan.State(new(state))?.Id ?? throw ProblemException.NotFound();
        return ApiJson.Ok(new VisibilityView(current.Record.VisibilityOf(of), current.Record.UsualVisibility(current.Plan, of), current.Record.VisibilityIsFixed(of) is null));
    }

    [Api("Change who may read the state's reply, until the first draft is published", Takes = typeof(VisibilityGiven), Gives = typeof(VisibilityChoice), Problems = [409])]
    [Function("ChangeReplyVisibility"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<VisibilityGiven>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok((await change.RecordAsync(before, new(state), given.Visibility, client, cancellationToken)).Fact);
    }
}
