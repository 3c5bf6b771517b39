using Azure;
using Azure.Data.Tables;

namespace Mandates.Functions.Record;

/// <summary>When each link was last exchanged for a session, in mandate time, by participant.</summary>
public sealed class LinkUses(TableServiceClient tables)
{
    private const string At = "At";
    private readonly TableClient table = tables.GetTableClient(StorageNames.LinkUses);

    public Task NoteAsync(string mandate, string participant, Instant at, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(mandate, participant) { [At] = at.ToDateTimeOffset() }, TableUpdateMode.Replace, cancellationToken);

    public Task ForgetAsync(string mandate, string participant, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(mandate, participant, ETag.All, cancellationToken);

    public async Task<IReadOnlyDictionary<string, Instant>> ListAsync(string mandate, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<string, Instant>(StringComparer.Ordinal);
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == mandate, cancellationToken: cancellationToken))
        {
            uses[row.RowKey] = Instant.FromDateTimeOffset(row.GetDateTimeOffset(At)!.Value);
        }

        return uses;
    }
}
