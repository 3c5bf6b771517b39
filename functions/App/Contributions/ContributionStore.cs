using Azure.Data.Tables;
using Mandates.Domain.Contributions;
using Mandates.Functions.Storage;

namespace Mandates.Functions.Contributions;

/// <summary>The contributions of each mandate, by draft version and paragraph.</summary>
public sealed class ContributionStore(TableServiceClient tables)
{
    private readonly FactTable facts = new(tables, StorageNames.Contributions);

    public Task<bool> TryAddAsync(string mandate, Contribution contribution, CancellationToken stop) =>
        facts.TryAddAsync(mandate, Key(contribution), contribution, stop);

    public Task<Contribution?> FindAsync(string mandate, Contribution contribution, CancellationToken stop) =>
        facts.FindAsync<Contribution>(mandate, Key(contribution), stop);

    public Task<IReadOnlyList<Contribution>> ListAsync(string mandate, CancellationToken stop) =>
        facts.ListAsync<Contribution>(mandate, "", stop);

    private static string Key(Contribution c) => $"{c.Draft:D4}|{c.Paragraph}|{c.State}|{c.Id}";
}
