using Mandates.Domain.Contributions;
using Mandates.Domain.Negotiation;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Negotiation;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Contributions;

/// <summary>Where a contribution belongs in the present version; an amendment is worded anew on the words that are there.</summary>
public sealed record NewAnchor(string Paragraph, string Base, string? Text = null);

/// <summary>Withdraws, supports or anchors anew what a state contributed.</summary>
public sealed class ChangeContribution(RequestAccess access, ContributionStore contributions, NegotiationReader negotiation, MandateClock clock)
{
    [Api("Withdraw a contribution of one's own state", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("WithdrawContribution"), Allow(Who.Delegation)]
    public Task<IResult> WithdrawAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/contributions/{id}/withdrawal")] HttpRequest request,
        string mandate, string id, CancellationToken stop) =>
        ActAsync(mandate, id, ContributionActKind.Withdraw, "withdrawContribution", (on, _) => on.Contribution.State != access.Caller.State
            ? throw ProblemException.NotFound()
            : on.Standing == Standing.Withdrawn ? null : new Change(null), stop);

    [Api("Support what another state proposed", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("SupportContribution"), Allow(Who.Delegation)]
    public Task<IResult> SupportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/contributions/{id}/support")] HttpRequest request,
        string mandate, string id, CancellationToken stop) =>
        ActAsync(mandate, id, ContributionActKind.Support, "supportContribution", (on, _) => on.Contribution.State == access.Caller.State
            ? throw ProblemException.Conflict("It is your own.", "A state stands behind what it proposes; others support it.")
            : on.Supporters.Contains(access.Caller.State!) ? null : new Change(null), stop);

    [Api("Support it no longer", Gives = typeof(StandingContribution), Problems = [409])]
    [Function("EndSupport"), Allow(Who.Delegation)]
    public Task<IResult> EndSupportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/mandates/{mandate}/contributions/{id}/support")] HttpRequest request,
        string mandate, string id, CancellationToken stop) =>
        ActAsync(mandate, id, ContributionActKind.EndSupport, "endSupport", (on, _) =>
            on.Supporters.Contains(access.Caller.State!) ? new Change(null) : null, stop);

    [Api("Say where a contribution belongs whose words are gone", Takes = typeof(NewAnchor), Gives = typeof(StandingContribution), Problems = [409, 422])]
    [Function("ReanchorContribution"), Allow(Who.Secretariat | Who.Chair | Who.Delegation)]
    public async Task<IResult> ReanchorAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/contributions/{id}/anchor")] HttpRequest request,
        string mandate, string id, CancellationToken stop)
    {
        var sent = await ApiJson.ReadAsync<NewAnchor>(request, stop);
        return await ActAsync(mandate, id, ContributionActKind.Reanchor, "reanchorContribution", (on, working) =>
        {
            if (access.Caller.IsParticipant && on.Contribution.State != access.Caller.State)
            {
                throw ProblemException.NotFound();
            }

            if (on.Standing != Standing.ToReanchor)
            {
                throw ProblemException.Conflict("The contribution stands where it was made.", "Only one whose words are gone is anchored anew.");
            }

            var paragraph = CurrentParagraph.Require(working, sent.Paragraph, sent.Base);
            var isAmendment = on.Contribution.Kind == ContributionKind.ProposedAmendment;
            string[] broken =
            [
                .. isAmendment && sent.Text is null ? ["Word the amendment anew in 'text': the paragraph has other words now."] : Array.Empty<string>(),
                .. ContributionRules.Broken(on.Contribution.Kind, sent.Text ?? on.Text, null, paragraph),
            ];
            return broken.Length > 0
                ? throw ProblemException.Unprocessable("The contribution cannot be anchored so.", broken)
                : new Change(new(working.Draft.Version, sent.Paragraph, sent.Base, sent.Text?.Trim()));
        }, stop);
    }

    // Null when it is so already. The number is whoever's write of its key comes first; the other looks again.
    private async Task<IResult> ActAsync(
        string mandate, string id, ContributionActKind kind, string act, Func<StandingContribution, WorkingText, Change?> change, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        while (true)
        {
            var (_, acts) = await contributions.ReadAsync(mandate, stop);
            var working = await negotiation.ReadAsync(current, stop);
            var on = working.Contributions.FirstOrDefault(c => c.Id == id) ?? throw ProblemException.NotFound();
            if (change(on, working) is not { } changed)
            {
                return ApiJson.Ok(on);
            }

            OpenWindow.Require(current, clock.Now);
            if (on.Standing is not (Standing.Open or Standing.ToReanchor))
            {
                throw ProblemException.Conflict("The contribution is no longer open.", "Look at what has become of it.");
            }

            var next = new ContributionAct
            {
                Contribution = id,
                Number = acts.Where(a => a.Contribution == id).Select(a => a.Number).DefaultIfEmpty(0).Max() + 1,
                Kind = kind,
                State = access.Caller.State,
                By = access.Caller.Id,
                At = clock.Now,
                Anchor = changed.Anchor,
            };
            if (await contributions.TryAddAsync(mandate, on.Contribution, next, access.Caller.Did(act, [id], changed.Anchor is null ? [] : ["paragraph", "text"]), stop))
            {
                return ApiJson.Ok((await negotiation.ReadAsync(current, stop)).Contributions.First(c => c.Id == id));
            }
        }
    }

    private sealed record Change(Anchor? Anchor);
}
