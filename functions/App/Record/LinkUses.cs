using Azure;
using Azure.Data.Tables;

namespace Mandates.Functions.Record;

/// <summary>When each link was last exchanged for a session, in mandate time, by participant.</summary>
public sealed class LinkUses(TableServiceClient tables)
{
    private const string At = "At";
    private readonly TableClient table = tables.GetTableClient(StorageNames.LinkUses);

    public Task NoteAsync(MandateId mandate, ParticipantId participant, Instant at, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(new TableEntity(mandate, participant) { [At] = at.ToDateTimeOffset() }, TableUpdateMode.Replace, cancellationToken);

    public Task ForgetAsync(MandateId mandate, ParticipantId participant, CancellationToken cancellationToken) =>
        table.DeleteEntityAsync(mandate, participant, ETag.All, cancellationToken);

    public async Task<IReadOnlyDictionary<ParticipantId, Instant>> ListAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var uses = new Dictionary<ParticipantId, Instant>();
        await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == mandate.Value, cancellationToken: cancellationToken))
        {
            uses[new(row.RowKey)] = Instant.FromDateTimeOffset(row.GetDateTimeOffset(At)!.Value);
        }

        return uses;
    }
}
