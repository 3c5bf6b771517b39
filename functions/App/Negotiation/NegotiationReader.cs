using System.Collections.Concurrent;
using Mandates.Domain.Audit;
using Mandates.Domain.Contributions;
using Mandates.Domain.Drafts;
using Mandates.Domain.Negotiation;
using Mandates.Functions.Contributions;
using Mandates.Functions.Drafts;
using Mandates.Functions.Http;
using Mandates.Functions.Timeline;

namespace Mandates.Functions.Negotiation;

/// <summary>Reads the text as it is negotiated: one blob and one query, whatever was said on it.</summary>
public sealed class NegotiationReader(DraftStore drafts, ContributionStore contributions, MandateIndex index)
{
    private readonly ConcurrentDictionary<string, (ChainEnd End, int Brackets)> counted = new(StringComparer.Ordinal);

    /// <exception cref="ProblemException">409 when no draft is published.</exception>
    public Task<WorkingText> ReadAsync(CurrentMandate current, CancellationToken stop) => ReadAsync(
        current,
        current.Record.Drafts.MaxBy(d => d.Version) ?? throw ProblemException.Conflict("There is no draft yet.", "Come back when its first version is published."),
        stop);

    /// <summary>What was accepted in the version before the present one and is not in it.</summary>
    public async Task<IReadOnlyList<OmittedProposal>> OmittedAsync(CurrentMandate current, CancellationToken stop)
    {
        Draft[] versions = [.. current.Record.Drafts.OrderBy(d => d.Version)];
        return versions is [.., var before, var present] && current.Record.Decisions.Any(d => d.Draft == before.Version && d.Accept.Count > 0)
            ? OmittedProposal.Of(await ReadAsync(current, before, stop), await drafts.ReadAsync(current.Id, present, stop))
            : [];
    }

    private async Task<WorkingText> ReadAsync(CurrentMandate current, Draft draft, CancellationToken stop)
    {
        var (made, acts) = await contributions.ReadAsync(current.Id, stop);
        return WorkingText.Of(draft, await drafts.ReadAsync(current.Id, draft, stop), made, acts, current.Record.Decisions);
    }

    /// <summary>Tells the board how many brackets are open, after something was said or decided on the text, or another version took its place.</summary>
    /// <returns>The text as it is then.</returns>
    public async Task<WorkingText> NoteAsync(CurrentMandate after, CancellationToken stop)
    {
        var text = await ReadAsync(after, stop);
        await index.NoteBracketsAsync(after.Id, NegotiatingText.Of(text).OpenBrackets, stop);
        return text;
    }

    /// <summary>How many brackets are open. Where nobody proposed anything, or nothing was written on the text since the last time, the stores are not asked.</summary>
    public async Task<int> OpenBracketsAsync(CurrentMandate current, CancellationToken stop)
    {
        if (current.Record.Contributions.All(c => c.Kind == ContributionKind.Comment))
        {
            return 0;
        }

        if (current.TextEnd is { } end && counted.TryGetValue(current.Id, out var before) && before.End == end)
        {
            return before.Brackets;
        }

        var brackets = NegotiatingText.Of(await ReadAsync(current, stop)).OpenBrackets;
        if (current.TextEnd is { } now)
        {
            counted[current.Id] = (now, brackets);
        }

        return brackets;
    }
}
