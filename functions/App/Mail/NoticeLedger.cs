using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Mandates.Domain;
using Mandates.Domain.Timeline;
using Mandates.Functions.Storage;
using NodaTime;

namespace Mandates.Functions.Mail;

/// <summary>
/// Every notice, under a key that says for whom and why. A notice is claimed before the provider is called and its
/// outcome written after, so that no notice is sent by two, and one that a crash interrupted can be seen.
/// </summary>
public sealed class NoticeLedger(TableServiceClient tables)
{
    private readonly TableClient table = tables.GetTableClient(StorageNames.Notices);

    /// <summary>Claims all or none; false when another was first with one of them. At most 100.</summary>
    public async Task<bool> TryClaimAsync(string mandate, IReadOnlyList<Notice> notices, Instant real, CancellationToken stop)
    {
        var claim = RandomNumberGenerator.GetHexString(16);
        var rows = notices.Select(n => new TableEntity(Row(mandate, n, real)) { ["Claim"] = claim });
        try
        {
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), stop);
            return true;
        }
        catch (TableTransactionFailedException taken) when (taken.Status == 409)
        {
            // A write whose answer was lost is sent again by the client library, and then finds itself.
            var first = await table.GetEntityAsync<TableEntity>(mandate, notices[0].Key, cancellationToken: stop);
            return first.Value.GetString("Claim") == claim;
        }
    }

    /// <summary>Takes over a claim that nobody can still be working on; false when another did.</summary>
    public async Task<bool> TryReclaimAsync(string mandate, Claimed claim, Instant real, CancellationToken stop)
    {
        try
        {
            await table.UpdateEntityAsync(Row(mandate, claim.Notice, real), claim.Version, TableUpdateMode.Replace, stop);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 412)
        {
            return false;
        }
    }

    public Task SettleAsync(string mandate, IEnumerable<Notice> notices, Instant real, CancellationToken stop) =>
        table.SubmitTransactionAsync(
            notices.Select(n => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Row(mandate, n, real))), stop);

    /// <summary>The notices of a mandate whose keys begin with the prefix, in the order of their keys.</summary>
    public async IAsyncEnumerable<Claimed> ListAsync(
        string mandate, string prefix = "", [EnumeratorCancellation] CancellationToken stop = default)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {mandate} and RowKey ge {prefix} and RowKey lt {prefix + '~'}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: stop))
        {
            yield return new(Read(row), Instant.FromDateTimeOffset(row.GetDateTimeOffset(nameof(Claimed.ClaimedAt))!.Value), row.ETag);
        }
    }

    private static TableEntity Row(string mandate, Notice notice, Instant real) => new(mandate, notice.Key)
    {
        [nameof(Notice.At)] = notice.At.ToDateTimeOffset(),
        [nameof(Notice.Reason)] = notice.Reason.ToString(),
        [nameof(Notice.State)] = notice.State,
        [nameof(Notice.Contact)] = notice.Contact,
        [nameof(Notice.Language)] = notice.Language.ToString(),
        [nameof(Notice.Outcome)] = notice.Outcome?.ToString(),
        [nameof(Notice.Detail)] = notice.Detail,
        [nameof(Claimed.ClaimedAt)] = real.ToDateTimeOffset(),
    };

    private static Notice Read(TableEntity row) => new()
    {
        Key = row.RowKey,
        At = Instant.FromDateTimeOffset(row.GetDateTimeOffset(nameof(Notice.At))!.Value),
        Reason = Enum.Parse<NoticeReason>(row.GetString(nameof(Notice.Reason))),
        State = row.GetString(nameof(Notice.State)),
        Contact = row.GetString(nameof(Notice.Contact)),
        Language = Enum.Parse<Language>(row.GetString(nameof(Notice.Language))),
        Outcome = row.GetString(nameof(Notice.Outcome)) is { } outcome ? Enum.Parse<NoticeOutcome>(outcome) : null,
        Detail = row.GetString(nameof(Notice.Detail)),
    };
}

/// <summary>A row of the ledger: the notice, when it was claimed in real time, and the row's version.</summary>
public sealed record Claimed(Notice Notice, Instant ClaimedAt, ETag Version);
