using Azure;
using Azure.Data.Tables;

namespace Mandates.Functions.Record;

/// <summary>
/// A table of facts, each a JSON document under a partition and a key, written once and never changed: the first
/// writer of a key decides it.
/// </summary>
public sealed class FactTable(TableServiceClient tables, string name)
{
    private readonly TableClient table = tables.GetTableClient(name);

    /// <summary>Writes the fact unless the key is taken; returns whether the key holds this fact.</summary>
    public async Task<bool> TryAddAsync<T>(string partition, string key, T fact, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(fact, RecordJson.Options);
        try
        {
            await table.AddEntityAsync(new TableEntity(partition, key) { ["Json"] = json }, cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            // A write whose answer was lost is sent again by the client library, and then finds itself.
            var there = await table.GetEntityAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
            return there.Value.GetString("Json") == json;
        }
    }

    public async Task<T?> FindAsync<T>(string partition, string key, CancellationToken cancellationToken)
        where T : class
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
        return row.HasValue ? Read<T>(row.Value!) : null;
    }

    /// <summary>The facts of a partition whose keys begin with the prefix, in the order of their keys.</summary>
    public async Task<IReadOnlyList<(string Key, string Json)>> ListAsync(string partition, string prefix, CancellationToken cancellationToken)
    {
        var filter = prefix.Length == 0
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {"~"}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {prefix + '~'}");
        var facts = new List<(string, string)>();
        try
        {
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            {
                facts.Add((row.RowKey, row.GetString("Json")));
            }
        }
        catch (RequestFailedException nothing) when (nothing.ErrorCode == "TableNotFound")
        {
            // The tables are created with the first mandate; without them there are no facts.
        }

        return facts;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string partition, string prefix, CancellationToken cancellationToken) =>
        [.. (await ListAsync(partition, prefix, cancellationToken)).Select(fact => JsonSerializer.Deserialize<T>(fact.Json, RecordJson.Options)!)];

    private static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.GetString("Json"), RecordJson.Options)!;
}
