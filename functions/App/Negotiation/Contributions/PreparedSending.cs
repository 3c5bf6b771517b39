using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Contributions;

/// <param name="Taken">Those that are contributions now.</param>
/// <param name="Left">Those that were refused, and stay in preparation.</param>
public sealed record SentContributions(IReadOnlyList<TakenContribution> Taken, IReadOnlyList<RefusedProposal> Left);

/// <param name="Proposal">As it was prepared.</param>
/// <param name="Why">The title and the detail of the refusal.</param>
public sealed record RefusedProposal(Proposal Proposal, string Why)
{
    /// <summary>The refusal itself, for a page to say it in its own way.</summary>
    internal ProblemException? Refusal { get; init; }
}

/// <summary>Makes contributions of what a delegation prepared.</summary>
public sealed class PreparedSending(PreparedStore prepared, Contributing contributing)
{
    /// <summary>Records the chosen proposals as contributions. Sent again after a crash, those already recorded are recognised.</summary>
    public async Task<SentContributions> SendAsync(MandateState current, StateId state, IReadOnlyList<Proposal> proposals, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (taken, left) = (new List<TakenContribution>(), new List<RefusedProposal>());
        foreach (var proposal in proposals)
        {
            try
            {
                taken.Add((await contributing.TakeAsync(current, proposal, client, cancellationToken)).Fact);
            }
            catch (ProblemException refused) when (refused.Status is 409 or 422)
            {
                left.Add(new(proposal, $"{refused.Message} {refused.Detail}") { Refusal = refused });
            }
        }

        var sent = proposals.Except(left.Select(l => l.Proposal)).ToHashSet();
        await prepared.ChangeAsync(current.Id, state, there => [.. there.Where(p => !sent.Contains(p))], cancellationToken);
        return new(taken, left);
    }
}
