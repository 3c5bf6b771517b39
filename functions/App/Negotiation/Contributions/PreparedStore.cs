using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>What a delegation intends to contribute, valid or not yet valid; no other delegation sees it.</summary>
/// <param name="Proposals">In the order in which they will be sent.</param>
/// <param name="By">Who changed it last.</param>
/// <param name="ChangedAt">When.</param>
public sealed record PreparedContributions(IReadOnlyList<Proposal> Proposals, string? By, Instant? ChangedAt);

/// <summary>What each delegation prepares: one document that several people change, and out of which contributions are sent.</summary>
public sealed class PreparedStore(SharedDocuments documents, DailyVolume volume, RequestAccess access, MandateClock clock)
{
    private const int Most = 100;

    /// <summary>Names a proposal by its content, so that a change under this name applies to the proposal that was seen and to no other.</summary>
    public static string KeyOf(Proposal proposal) => Paragraph.Hash(RecordJson.Write(proposal))[..16];

    public Task<(PreparedContributions? Prepared, string Version)> ReadAsync(MandateId mandate, StateId state, CancellationToken cancellationToken) =>
        documents.ReadAsync<PreparedContributions>(Name(mandate, state), cancellationToken);

    /// <summary>Writes the whole list if it is still in that version; null when it has been changed since.</summary>
    /// <exception cref="ProblemException">422 when it is more than can be kept.</exception>
    public async Task<(PreparedContributions? Prepared, string? Version)> TryWriteAsync(
        MandateId mandate, StateId state, IReadOnlyList<Proposal> proposals, string version, CancellationToken cancellationToken)
    {
        if (proposals.Count > Most || proposals.Any(p => p.Text.Length > ContributionRules.MostCharacters || p.Rationale?.Length > ContributionRules.MostCharacters))
        {
            throw ProblemException.Unprocessable("The prepared contributions were not saved.", [$"Prepare at most {Most} contributions, with a text and a rationale of at most {ContributionRules.MostCharacters} characters each."]);
        }

        await volume.CountAsync(mandate, state, proposals.Sum(p => Encoding.UTF8.GetByteCount(p.Text) + Encoding.UTF8.GetByteCount(p.Rationale ?? "")), cancellationToken);
        var prepared = new PreparedContributions(proposals, access.Caller.Id, clock.Now);
        return (prepared, await documents.TryWriteAsync(Name(mandate, state), prepared, version, cancellationToken));
    }

    /// <summary>Changes the list, and tries again when others change the rest of it at the same time.</summary>
    public async Task ChangeAsync(MandateId mandate, StateId state, Func<IReadOnlyList<Proposal>, IReadOnlyList<Proposal>> change, CancellationToken cancellationToken)
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

    private static string Name(MandateId mandate, StateId state) => $"{mandate}/{state}/contributions.json";
}
