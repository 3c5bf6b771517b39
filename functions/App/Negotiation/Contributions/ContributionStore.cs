using Azure.Data.Tables;
using Mandates.Functions.Record;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>The contributions of each mandate, by draft version and paragraph.</summary>
public sealed class ContributionStore(TableServiceClient tables, Journal journal, PhaseNudge nudge)
{
    private readonly FactTable facts = new(tables, StorageNames.Contributions);

    /// <summary>Stores a contribution and raises the phase if it has something to look at. A repeat completes what the first attempt may have left undone.</summary>
    public async Task<Recorded<Contribution>> AddAsync(
        MandateState before, Contribution contribution, AuditEntry entry, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var recorded = await WriteAsync(before.Id, contribution, entry, cancellationToken);
        await nudge.RaiseIfMovedAsync(client, before.Id, "contribution", cancellationToken);
        return recorded;
    }

    /// <summary>Keeps a contribution and, once it is kept, the mark of who made it and that it was made.</summary>
    /// <remarks>No event is raised: this is for filling a store. The acts of people use <see cref="AddAsync"/>.</remarks>
    public async Task<Recorded<Contribution>> WriteAsync(MandateId mandate, Contribution contribution, AuditEntry entry, CancellationToken cancellationToken)
    {
        var isNew = await facts.TryAddAsync(mandate, contribution.RowKey, contribution, cancellationToken);
        var kept = isNew ? contribution : (await facts.FindAsync<Contribution>(mandate, contribution.RowKey, cancellationToken))!;
        var made = ContributionMade.Of(kept);
        await journal.MarkAsync(mandate, $"contribution|{contribution.RowKey}", kept, entry, cancellationToken, beside: ($"contribution|{made.Key}", made));
        return new(kept, isNew);
    }

    /// <summary>All that is kept of a mandate, by key, as it lies in the table.</summary>
    public async Task<IReadOnlyDictionary<string, string>> RowsAsync(MandateId mandate, CancellationToken cancellationToken) =>
        (await facts.ListAsync(mandate, "", cancellationToken)).ToDictionary(row => row.Key, row => row.Json, StringComparer.Ordinal);

    /// <summary>The contributions, and what became of each since; one query.</summary>
    public async Task<(IReadOnlyList<Contribution> Made, IReadOnlyList<ContributionAct> Acts)> ReadAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var rows = (await facts.ListAsync(mandate, "", cancellationToken)).ToLookup(row => row.Key.Count(c => c == '|') == 3, row => row.Json);
        return ([.. rows[true].Select(RecordJson.Read<Contribution>)], [.. rows[false].Select(RecordJson.Read<ContributionAct>)]);
    }

    /// <summary>Keeps what became of a contribution, under the number it has, and then marks it.</summary>
    public async Task<bool> TryAddAsync(MandateId mandate, Contribution on, ContributionAct act, AuditEntry entry, CancellationToken cancellationToken)
    {
        if (!await facts.TryAddAsync(mandate, KeyOf(on, act), act, cancellationToken))
        {
            return false;
        }

        await MarkAsync(mandate, on, act, entry, cancellationToken);
        return true;
    }

    /// <summary>Marks what became of a contribution. What is marked already is not marked again.</summary>
    public Task MarkAsync(MandateId mandate, Contribution on, ContributionAct act, AuditEntry entry, CancellationToken cancellationToken) =>
        journal.MarkAsync(mandate, $"contribution|{KeyOf(on, act)}", act, entry, cancellationToken);

    private static string KeyOf(Contribution on, ContributionAct act) => $"{on.RowKey}|{act.Number:D4}";
}
