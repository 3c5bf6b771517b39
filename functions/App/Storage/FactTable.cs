using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Mandates.Functions.Http;

namespace Mandates.Functions.Storage;

/// <summary>
/// A table of facts, each a JSON document under a partition and a key, written once and never changed: whoever
/// writes a key first has decided it.
/// </summary>
public sealed class FactTable(TableServiceClient tables, string name)
{
    private readonly TableClient table = tables.GetTableClient(name);

    /// <summary>Writes the fact unless the key is taken; tells whether the key holds this very fact.</summary>
    public async Task<bool> TryAddAsync<T>(string partition, string key, T fact, CancellationToken stop)
    {
        var json = JsonSerializer.Serialize(fact, ApiJson.Options);
        try
        {
            await table.AddEntityAsync(new TableEntity(partition, key) { ["Json"] = json }, stop);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            // A write whose answer was lost is sent again by the client library, and then finds itself.
            var there = await table.GetEntityAsync<TableEntity>(partition, key, cancellationToken: stop);
            return there.Value.GetString("Json") == json;
        }
    }

    public async Task<T?> FindAsync<T>(string partition, string key, CancellationToken stop)
        where T : class
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: stop);
        return row.HasValue ? Read<T>(row.Value!) : null;
    }

    /// <summary>The facts of a partition whose keys begin with the prefix, in the order of their keys.</summary>
    public async Task<IReadOnlyList<(string Key, string Json)>> ListAsync(string partition, string prefix, CancellationToken stop)
    {
        var filter = prefix.Length == 0
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey lt {"~"}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {prefix + '~'}");
        var facts = new List<(string, string)>();
        try
        {
            await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: stop))
            {
                facts.Add((row.RowKey, row.GetString("Json")));
            }
        }
        catch (RequestFailedException nothing) when (nothing.ErrorCode == "TableNotFound")
        {
            // The tables are made with the first mandate: before it there are no facts.
        }

        return facts;
    }

    public async Task<IReadOnlyList<T>> ListAsync<T>(string partition, string prefix, CancellationToken stop) =>
        [.. (await ListAsync(partition, prefix, stop)).Select(fact => JsonSerializer.Deserialize<T>(fact.Json, ApiJson.Options)!)];

    private static T Read<T>(TableEntity row) => JsonSerializer.Deserialize<T>(row.GetString("Json"), ApiJson.Options)!;
}
