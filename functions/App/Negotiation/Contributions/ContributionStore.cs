using Azure.Data.Tables;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>The contributions of each mandate, by draft version and paragraph.</summary>
public sealed class ContributionStore(TableServiceClient tables, Journal audited)
{
    private readonly FactTable facts = new(tables, StorageNames.Contributions);

    /// <summary>Keeps it and, once it is kept, the mark of who made it and that it was made. Sent again, what was interrupted is completed.</summary>
    public async Task<bool> TryAddAsync(string mandate, Contribution contribution, AuditEntry deed, CancellationToken cancellationToken)
    {
        var added = await facts.TryAddAsync(mandate, Key(contribution), contribution, cancellationToken);
        var kept = added ? contribution : (await FindAsync(mandate, contribution, cancellationToken))!;
        var made = ContributionMade.Of(kept);
        await audited.MarkAsync(mandate, $"contribution|{Key(contribution)}", kept, deed, cancellationToken, beside: ($"contribution|{made.Key}", made));
        return added;
    }

    public Task<Contribution?> FindAsync(string mandate, Contribution contribution, CancellationToken cancellationToken) =>
        facts.FindAsync<Contribution>(mandate, Key(contribution), cancellationToken);

    public async Task<IReadOnlyList<Contribution>> ListAsync(string mandate, CancellationToken cancellationToken) => (await ReadAsync(mandate, cancellationToken)).Made;

    /// <summary>The contributions, and what became of each since; one query.</summary>
    public async Task<(IReadOnlyList<Contribution> Made, IReadOnlyList<ContributionAct> Acts)> ReadAsync(string mandate, CancellationToken cancellationToken)
    {
        var rows = (await facts.ListAsync(mandate, "", cancellationToken)).ToLookup(row => row.Key.Count(c => c == '|') == 3, row => row.Json);
        return ([.. rows[true].Select(Read<Contribution>)], [.. rows[false].Select(Read<ContributionAct>)]);
    }

    /// <summary>Keeps what became of a contribution, under the number it has, and then marks it.</summary>
    public async Task<bool> TryAddAsync(string mandate, Contribution on, ContributionAct act, AuditEntry deed, CancellationToken cancellationToken)
    {
        var key = $"{Key(on)}|{act.Number:D4}";
        if (!await facts.TryAddAsync(mandate, key, act, cancellationToken))
        {
            return false;
        }

        await audited.MarkAsync(mandate, $"contribution|{key}", act, deed, cancellationToken);
        return true;
    }

    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, RecordJson.Options)!;

    private static string Key(Contribution c) => $"{c.Draft:D4}|{c.Paragraph}|{c.State}|{c.Id}";
}
