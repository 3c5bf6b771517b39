using Azure;
using Azure.Data.Tables;
using Mandates.Functions.Storage;
using NodaTime;

namespace Mandates.Functions.Participants;

/// <summary>When each link was last exchanged for a session, in mandate time, by participant.</summary>
public sealed class LinkUses(TableServiceClient tables)
{
    private const string At = "At";
    private readonly TableClient table = tables.GetTableClient(StorageNames.LinkUses);

    public Task NoteAsync(string mandate, string participant, Instant at, CancellationToken stop) =>
        table.UpsertEntityAsync(new TableEntity(mandate, participant) { [At] = at.ToDateTimeOffset() }, TableUpdateMode.Replace, stop);

    public Task ForgetAsync(string mandate, string participant, CancellationToken stop) =>
        table.DeleteEntityAsync(mandate, participant, ETag.All, stop);

    public async Task<IReadOnlyDictionary<string, Instant>> ListAsync(string mandate, CancellationToken stop)
    {
        var uses = new Dictionary<string, Instant>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == mandate, cancellationToken: stop))
        {
            uses[row.RowKey] = Instant.FromDateTimeOffset(row.GetDateTimeOffset(At)!.Value);
        }

        return uses;
    }
}
