using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>What each delegation prepares: one document that several people change, and out of which contributions are sent.</summary>
public sealed class PreparedProposals(RequestAccess access, SharedDocuments documents, Contribute contribute, MandateClock clock)
{
    private const int Most = 100;

    /// <summary>Names a proposal by what it says, so that whoever changes it is sure that it is still the one that was seen.</summary>
    public static string KeyOf(Proposal proposal) => Paragraph.Hash(JsonSerializer.Serialize(proposal, RecordJson.Options))[..16];

    /// <exception cref="ProblemException">409 when contributions are not taken now.</exception>
    public void RequireOpen(MandateState current) => OpenWindow.Require(current, clock.Now);

    public Task<(PreparedContributions? Prepared, string Version)> ReadAsync(string mandate, string state, CancellationToken cancellationToken) =>
        documents.ReadAsync<PreparedContributions>(Name(mandate, state), cancellationToken);

    /// <summary>Writes all of it if it is still in that version; null when somebody else was faster.</summary>
    /// <exception cref="ProblemException">422 when it is more than can be kept.</exception>
    public async Task<(PreparedContributions? Prepared, string? Version)> TryWriteAsync(
        string mandate, string state, IReadOnlyList<Proposal> proposals, string version, CancellationToken cancellationToken)
    {
        if (proposals.Count > Most || proposals.Any(p => p.Text.Length > ContributionRules.MostCharacters || p.Rationale?.Length > ContributionRules.MostCharacters))
        {
            throw ProblemException.Unprocessable("This cannot be kept in preparation.", [$"Prepare at most {Most} contributions, with a text and a rationale of at most {ContributionRules.MostCharacters} characters each."]);
        }

        var prepared = new PreparedContributions(proposals, access.Caller.Id, clock.Now);
        return (prepared, await documents.TryWriteAsync(Name(mandate, state), prepared, version, cancellationToken));
    }

    /// <summary>Changes the list, whatever others do to the rest of it meanwhile.</summary>
    public async Task ChangeAsync(string mandate, string state, Func<IReadOnlyList<Proposal>, IReadOnlyList<Proposal>> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (prepared, version) = await ReadAsync(mandate, state, cancellationToken);
            var changed = change(prepared?.Proposals ?? []);
            if (changed.Count == 0 && prepared is not null)
            {
                await documents.RemoveAsync(Name(mandate, state), version, cancellationToken);
                if ((await ReadAsync(mandate, state, cancellationToken)).Prepared is null)
                {
                    return;
                }
            }
            else if (changed.Count == 0 || await TryWriteAsync(mandate, state, changed, version, cancellationToken) is (_, not null))
            {
                return;
            }
        }
    }

    /// <summary>Makes contributions of them, and takes those that were made out of what is prepared. Sent again after a crash, what was made is found made.</summary>
    public async Task<SentContributions> SendAsync(MandateState current, string state, IReadOnlyList<Proposal> proposals, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (taken, left) = (new List<TakenContribution>(), new List<RefusedProposal>());
        foreach (var proposal in proposals)
        {
            try
            {
                taken.Add((await contribute.TakeAsync(current, proposal, client, cancellationToken)).Taken);
            }
            catch (ProblemException refused) when (refused.Status is 409 or 422)
            {
                left.Add(new(proposal, $"{refused.Message} {refused.Detail}") { Refusal = ContributionForms.Refused(refused) });
            }
        }

        var sent = proposals.Except(left.Select(l => l.Proposal)).ToHashSet();
        await ChangeAsync(current.Id, state, there => [.. there.Where(p => !sent.Contains(p))], cancellationToken);
        return new(taken, left);
    }

    private static string Name(string mandate, string state) => $"{mandate}/{state}/contributions.json";
}
