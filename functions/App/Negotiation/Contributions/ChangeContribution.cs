using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Where a contribution belongs in the present version; an amendment is worded anew on the words that are there.</summary>
public sealed record NewAnchor(string Paragraph, string Base, string? Text = null);

/// <summary>Withdraws, supports or anchors anew what a state contributed.</summary>
public sealed class ChangeContribution(RequestAccess access, ContributionChanges changes)
{
    [Api("Withdraw a contribution of one's own state", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("WithdrawContribution"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/contributions/{id}/withdrawal")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken) =>
        ApiJson.Ok(await changes.WithdrawAsync(await access.MandateAsync(mandate, cancellationToken), id, cancellationToken));

    [Api("Support what another state proposed", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("SupportContribution"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> SupportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/contributions/{id}/support")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken) =>
        ApiJson.Ok(await changes.SupportAsync(await access.MandateAsync(mandate, cancellationToken), id, cancellationToken));

    [Api("Support it no longer", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("EndSupport"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> EndSupportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/mandates/{mandate}/contributions/{id}/support")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken) =>
        ApiJson.Ok(await changes.EndSupportAsync(await access.MandateAsync(mandate, cancellationToken), id, cancellationToken));

    [Api("Say where a contribution belongs whose words are gone", Takes = typeof(NewAnchor), Gives = typeof(StandingContribution), Problems = [409, 422])]
    [Function("ReanchorContribution"), Allow(CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation)]
    public async Task<IResult> ReanchorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/contributions/{id}/anchor")] HttpRequest request,
        string mandate, string id, CancellationToken cancellationToken)
    {
        var sent = await ApiJson.ReadAsync<NewAnchor>(request, cancellationToken);
        return ApiJson.Ok(await changes.ReanchorAsync(await access.MandateAsync(mandate, cancellationToken), id, sent, cancellationToken));
    }
}
