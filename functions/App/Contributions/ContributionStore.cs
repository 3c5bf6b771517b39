using Azure.Data.Tables;
using Mandates.Domain.Audit;
using Mandates.Domain.Contributions;
using Mandates.Functions.Audit;
using Mandates.Functions.Storage;

namespace Mandates.Functions.Contributions;

/// <summary>The contributions of each mandate, by draft version and paragraph.</summary>
public sealed class ContributionStore(TableServiceClient tables, AuditedFacts audited)
{
    private readonly FactTable facts = new(tables, StorageNames.Contributions);

    /// <summary>Keeps it and, once it is kept, the mark of who made it and that it was made. Sent again, what was interrupted is completed.</summary>
    public async Task<bool> TryAddAsync(string mandate, Contribution contribution, Deed deed, CancellationToken stop)
    {
        var added = await facts.TryAddAsync(mandate, Key(contribution), contribution, stop);
        var kept = added ? contribution : (await FindAsync(mandate, contribution, stop))!;
        var made = ContributionMade.Of(kept);
        await audited.MarkAsync(mandate, $"contribution|{Key(contribution)}", kept, deed, stop, beside: ($"contribution|{made.Key}", made));
        return added;
    }

    public Task<Contribution?> FindAsync(string mandate, Contribution contribution, CancellationToken stop) =>
        facts.FindAsync<Contribution>(mandate, Key(contribution), stop);

    public Task<IReadOnlyList<Contribution>> ListAsync(string mandate, CancellationToken stop) =>
        facts.ListAsync<Contribution>(mandate, "", stop);

    private static string Key(Contribution c) => $"{c.Draft:D4}|{c.Paragraph}|{c.State}|{c.Id}";
}
