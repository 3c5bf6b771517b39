using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using Mandates.Domain.Timeline;
using Mandates.Functions.Http;
using Mandates.Functions.Participants;
using Mandates.Functions.Storage;
using NodaTime;

namespace Mandates.Functions.Timeline;

/// <summary>One line of the board.</summary>
/// <param name="Id">The mandate's id.</param>
/// <param name="Title">The title of its instrument.</param>
/// <param name="Phase">The first phase that is not over.</param>
/// <param name="Next">When the timeline next does something by itself.</param>
/// <param name="Replies">How many states have replied.</param>
/// <param name="States">How many there are.</param>
/// <param name="Troubled">Notices that failed or are unconfirmed.</param>
/// <param name="PeopleUntil">When names and addresses are erased; null when none are kept.</param>
public sealed record MandateLine(
    string Id, string Title, Phase Phase, Instant? Next, int Replies, int States, int Troubled, Instant? PeopleUntil = null);

/// <summary>A projection of every mandate in one partition, rewritten at each look: the board and the sweep read it.</summary>
public sealed class MandateIndex(TableServiceClient tables, Retention retention)
{
    private const string Partition = "mandates";
    private readonly TableClient table = tables.GetTableClient(StorageNames.Mandates);

    public Task WriteAsync(CurrentMandate mandate, Outlook outlook, int troubled, CancellationToken stop)
    {
        var line = new MandateLine(
            mandate.Id,
            mandate.Plan.Mandate.Title,
            outlook.Phase,
            outlook.Next,
            mandate.Record.Replies.Select(r => r.State).Distinct().Count(),
            mandate.Plan.States.Count,
            troubled,
            retention.Ends(mandate));
        var row = new TableEntity(Partition, line.Id) { ["Json"] = JsonSerializer.Serialize(line, ApiJson.Options) };
        return table.UpsertEntityAsync(row, TableUpdateMode.Replace, stop);
    }

    public async Task<IReadOnlyList<MandateLine>> ListAsync(CancellationToken stop)
    {
        var lines = new List<MandateLine>();
        try
        {
            await foreach (var row in table.QueryAsync<TableEntity>(r => r.PartitionKey == Partition, cancellationToken: stop))
            {
                lines.Add(JsonSerializer.Deserialize<MandateLine>(row.GetString("Json"), ApiJson.Options)!);
            }
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == "TableNotFound")
        {
            // The tables are made with the first mandate: before it there is none.
        }

        return lines;
    }
}
