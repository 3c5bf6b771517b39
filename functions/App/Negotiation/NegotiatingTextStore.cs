using Mandates.Functions.Negotiation.Contributions;
using Mandates.Functions.Negotiation.Drafts;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation;

/// <summary>Reads the text under negotiation with one blob and one query, however many contributions there are.</summary>
public sealed class NegotiatingTextStore(DraftStore drafts, ContributionStore contributions, MandateIndex index)
{
    private readonly BoundedCache<MandateId, (ChainEnd End, int Brackets)> counted = new(10_000);

    /// <exception cref="ProblemException">409 when no draft is published.</exception>
    public Task<WorkingText> ReadAsync(MandateState current, CancellationToken cancellationToken) => ReadAsync(
        current,
        current.Record.Drafts.MaxBy(d => d.Version) ?? throw ProblemException.Conflict("There is no draft yet.", "Come back when its first version is published."),
        cancellationToken);

    /// <summary>What was accepted in the version before the present one and is not in it.</summary>
    public async Task<IReadOnlyList<OmittedProposal>> OmittedAsync(MandateState current, CancellationToken cancellationToken)
    {
        Draft[] versions = [.. current.Record.Drafts.OrderBy(d => d.Version)];
        return versions is [.., var before, var present] && current.Record.Decisions.Any(d => d.Draft == before.Version && d.Accept.Count > 0)
            ? OmittedProposal.Of(await ReadAsync(current, before, cancellationToken), await drafts.ReadAsync(current.Id, present, cancellationToken))
            : [];
    }

    private async Task<WorkingText> ReadAsync(MandateState current, Draft draft, CancellationToken cancellationToken)
    {
        var (made, acts) = await contributions.ReadAsync(current.Id, cancellationToken);
        return WorkingText.Of(draft, await drafts.ReadAsync(current.Id, draft, cancellationToken), made, acts, current.Record.Decisions);
    }

    /// <summary>Writes to the board how many brackets are open, after a contribution, a decision or a new version.</summary>
    /// <returns>The text as it is then.</returns>
    public async Task<WorkingText> NoteAsync(MandateState after, CancellationToken cancellationToken)
    {
        var text = await ReadAsync(after, cancellationToken);
        await index.NoteBracketsAsync(after.Id, NegotiatingText.Of(text).OpenBrackets, cancellationToken);
        return text;
    }

    /// <summary>How many brackets are open. The stores are not read when nothing was proposed, or nothing has changed since the last time.</summary>
    public async Task<int> OpenBracketsAsync(MandateState current, CancellationToken cancellationToken)
    {
        if (current.Record.Contributions.All(c => c.Kind == ContributionKind.Comment))
        {
            return 0;
        }

        if (current.TextEnd is { } end && counted.TryGet(current.Id, out var before) && before.End == end)
        {
            return before.Brackets;
        }

        var brackets = NegotiatingText.Of(await ReadAsync(current, cancellationToken)).OpenBrackets;
        if (current.TextEnd is { } now)
        {
            counted.Set(current.Id, (now, brackets));
        }

        return brackets;
    }
}
