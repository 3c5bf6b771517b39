using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Where a contribution belongs in the present version; an amendment is reworded on the present words.</summary>
public sealed record NewAnchor(string Paragraph, string Base, string? Text = null);

/// <summary>What the caller may do to a contribution that was made, for API and forms alike.</summary>
public sealed class ContributionChanges(RequestAccess access, ContributionStore contributions, NegotiatingTextStore negotiation, MandateClock clock)
{
    public Task<StandingContribution> WithdrawAsync(MandateState current, string id, CancellationToken cancellationToken) =>
        ActAsync(current, id, ContributionActKind.Withdraw, "withdrawContribution", (on, _) => on.Contribution.State != access.Caller.State
            ? throw ProblemException.NotFound()
            : on.Standing == Standing.Withdrawn ? null : new Change(null), cancellationToken);

    public Task<StandingContribution> SupportAsync(MandateState current, string id, CancellationToken cancellationToken) =>
        ActAsync(current, id, ContributionActKind.Support, "supportContribution", (on, _) => on.Contribution.State == access.Caller.State
            ? throw ProblemException.Conflict("A state does not support its own contribution.", "Support is for the contributions of other states.")
            : on.Supporters.Contains(access.Caller.State!.Value) ? null : new Change(null), cancellationToken);

    public Task<StandingContribution> EndSupportAsync(MandateState current, string id, CancellationToken cancellationToken) =>
        ActAsync(current, id, ContributionActKind.EndSupport, "endSupport", (on, _) =>
            on.Supporters.Contains(access.Caller.State!.Value) ? new Change(null) : null, cancellationToken);

    public Task<StandingContribution> ReanchorAsync(MandateState current, string id, NewAnchor sent, CancellationToken cancellationToken) =>
        ActAsync(current, id, ContributionActKind.Reanchor, "reanchorContribution", (on, working) =>
        {
            if (access.Caller.IsParticipant && on.Contribution.State != access.Caller.State)
            {
                throw ProblemException.NotFound();
            }

            if (on.Standing != Standing.ToReanchor)
            {
                throw ProblemException.Conflict("The contribution does not need to be re-anchored.", "Only a contribution whose words are no longer in the text is re-anchored.");
            }

            var paragraph = ContributionBasis.Require(working, sent.Paragraph, sent.Base);
            var isAmendment = on.Contribution.Kind == ContributionKind.ProposedAmendment;
            Sentence[] broken =
            [
                .. isAmendment && sent.Text is null ? (Sentence[])["Reword the amendment ('text'): the paragraph has changed."] : Array.Empty<Sentence>(),
                .. ContributionRules.Broken(on.Contribution.Kind, sent.Text ?? on.Text, null, paragraph),
            ];
            return broken.Length > 0
                ? throw ProblemException.Unprocessable("The contribution was not re-anchored.", broken)
                : new Change(new(working.Draft.Version, sent.Paragraph, sent.Base, sent.Text?.Trim()));
        }, cancellationToken);

    // The change is null when it has been made already. Of two concurrent changes, the first to be written has the number and the other is decided again.
    private async Task<StandingContribution> ActAsync(
        MandateState current, string id, ContributionActKind kind, string act, Func<StandingContribution, WorkingText, Change?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (_, acts) = await contributions.ReadAsync(current.Id, cancellationToken);
            var working = await negotiation.ReadAsync(current, cancellationToken);
            var on = working.Contributions.FirstOrDefault(c => c.Id == id) ?? throw ProblemException.NotFound();
            if (change(on, working) is not { } changed)
            {
                // The first attempt may have stopped in between: before the mark, or before the board was updated.
                if (acts.LastOrDefault(a => a.Contribution == id && a.Kind == kind && a.State == access.Caller.State) is { } same)
                {
                    await contributions.MarkAsync(current.Id, on.Contribution, same, access.Caller.Audit(act, [id]), cancellationToken);
                }

                return await NotedAsync(current, id, cancellationToken);
            }

            ContributionBasis.RequireOpen(current, clock.Now);
            if (on.Standing is not (Standing.Open or Standing.ToReanchor))
            {
                throw ProblemException.Conflict("The contribution is no longer open.", "See its outcome in the list of contributions.");
            }

            if (kind is ContributionActKind.Support or ContributionActKind.EndSupport && ContributionRules.IsSupportFinal(acts, id, access.Caller.State))
            {
                throw ProblemException.Conflict("The state has changed its support of this contribution too often.", $"It may change it {ContributionRules.MostChangesOfSupport} times. Say in the meeting what it supports.");
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
            if (await contributions.TryAddAsync(current.Id, on.Contribution, next, access.Caller.Audit(act, [id], changed.Anchor is null ? [] : ["paragraph", "text"]), cancellationToken))
            {
                return await NotedAsync(current, id, cancellationToken);
            }
        }
    }

    private async Task<StandingContribution> NotedAsync(MandateState current, string id, CancellationToken cancellationToken) =>
        (await negotiation.NoteAsync(current, cancellationToken)).Contributions.First(c => c.Id == id);

    private sealed record Change(Anchor? Anchor);
}
