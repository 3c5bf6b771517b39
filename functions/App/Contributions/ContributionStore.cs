using System.Text.Json;
using Azure.Data.Tables;
using Mandates.Domain.Audit;
using Mandates.Domain.Contributions;
using Mandates.Functions.Audit;
using Mandates.Functions.Http;
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

    public async Task<IReadOnlyList<Contribution>> ListAsync(string mandate, CancellationToken stop) => (await ReadAsync(mandate, stop)).Made;

    /// <summary>The contributions, and what became of each since; one query.</summary>
    public async Task<(IReadOnlyList<Contribution> Made, IReadOnlyList<ContributionAct> Acts)> ReadAsync(string mandate, CancellationToken stop)
    {
        var rows = (await facts.ListAsync(mandate, "", stop)).ToLookup(row => row.Key.Count(c => c == '|') == 3, row => row.Json);
        return ([.. rows[true].Select(Read<Contribution>)], [.. rows[false].Select(Read<ContributionAct>)]);
    }

    /// <summary>Keeps what became of a contribution, under the number it has, and then marks it.</summary>
    public async Task<bool> TryAddAsync(string mandate, Contribution on, ContributionAct act, Deed deed, CancellationToken stop)
    {
        var key = $"{Key(on)}|{act.Number:D4}";
        if (!await facts.TryAddAsync(mandate, key, act, stop))
        {
            return false;
        }

        await audited.MarkAsync(mandate, $"contribution|{key}", act, deed, stop);
        return true;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, ApiJson.Options)!;

    private static string Key(Contribution c) => $"{c.Draft:D4}|{c.Paragraph}|{c.State}|{c.Id}";
}
