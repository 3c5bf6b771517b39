using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Procedure 6: comments, proposed amendments and new texts, each tied to a paragraph of one draft version; and what states do to them afterwards.</summary>
public sealed class ContributionApi(RequestAccess access, Contributing contributing, ContributionChanges changes, NegotiatingTextStore negotiation)
{
    private const string All = "api/mandates/{mandate}/contributions";
    private const string One = All + "/{id}";

    [Api("Comment on a paragraph of a draft, amend it, or add to it", Takes = typeof(Proposal), Gives = typeof(TakenContribution), Creates = true, Problems = [409, 422])]
    [Function("Contribute"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> ContributeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = All)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var proposal = await ApiJson.ReadAsync<Proposal>(request, cancellationToken);
        var recorded = await contributing.TakeAsync(await access.MandateAsync(mandate, cancellationToken), proposal, client, cancellationToken);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/contributions", recorded.Fact) : ApiJson.Ok(recorded.Fact);
    }

    [Api("Comments, proposed amendments and new texts, with the outcome of each", Gives = typeof(StandingContribution[]))]
    [Function("ListContributions"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = All)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(current.Record.Contributions.Count == 0 ? [] : (await negotiation.ReadAsync(current, cancellationToken)).Contributions);
    }

    [Api("Withdraw a contribution of one's own state", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("WithdrawContribution"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/withdrawal")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken) =>
        ApiJson.Ok(await changes.WithdrawAsync(await access.MandateAsync(mandate, cancellationToken), id, cancellationToken));

    [Api("Support what another state proposed", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("SupportContribution"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> SupportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = One + "/support")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken) =>
        ApiJson.Ok(await changes.SupportAsync(await access.MandateAsync(mandate, cancellationToken), id, cancellationToken));

    [Api("Withdraw the support of a contribution", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("EndSupport"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> EndSupportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One + "/support")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken) =>
        ApiJson.Ok(await changes.EndSupportAsync(await access.MandateAsync(mandate, cancellationToken), id, cancellationToken));

    [Api("Re-anchor a contribution whose words are no longer in the text", Takes = typeof(NewAnchor), Gives = typeof(StandingContribution), Problems = [409, 422])]
    [Function("ReanchorContribution"), Allow(CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation)]
    public async Task<IResult> ReanchorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/anchor")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken)
    {
        var sent = await ApiJson.ReadAsync<NewAnchor>(request, cancellationToken);
        return ApiJson.Ok(await changes.ReanchorAsync(await access.MandateAsync(mandate, cancellationToken), id, sent, cancellationToken));
    }
}
