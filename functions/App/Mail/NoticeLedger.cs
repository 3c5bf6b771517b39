using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Mandates.Functions.Record;
using static Mandates.Functions.Mail.NoticeRow;

namespace Mandates.Functions.Mail;

/// <summary>
/// Every notice, under a key that says for whom and why. A notice is reserved before the provider is called and its
/// outcome written after, so that no two processes send the same one, and one that a crash interrupted can be seen.
/// </summary>
public sealed class NoticeLedger(TableServiceClient tables, MandateIndex index)
{
    private readonly TableClient table = tables.GetTableClient(StorageNames.Notices);

    /// <summary>Reserves all or none, at most 49; false when another process has reserved one of them.</summary>
    /// <param name="mandate">Whose.</param>
    /// <param name="notices">They are under way from here on.</param>
    /// <param name="real">The real time.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <param name="begun">
    /// The act, if they are to be its first: none is reserved then when an earlier attempt has begun it. So an act that
    /// goes well costs no query for what an earlier attempt may have left.
    /// </param>
    public async Task<bool> TryReserveAsync(
        MandateId mandate, IReadOnlyList<Notice> notices, Instant real, CancellationToken cancellationToken, ScheduledAct? begun = null)
    {
        var mark = RandomNumberGenerator.GetHexString(16);
        var rows = notices.SelectMany(notice => (TableEntity[])[Reserved(Of(mandate, notice), mark, real), Index(mandate, notice)])
            .Concat(begun is null ? [] : [Begun(mandate, begun)]);
        try
        {
            await table.SubmitTransactionAsync(rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)), cancellationToken);
            return true;
        }
        catch (TableTransactionFailedException taken) when (taken.Status == 409)
        {
            // A write whose answer was lost is sent again by the client library, and then finds itself.
            var first = await table.GetEntityIfExistsAsync<TableEntity>(mandate, notices[0].Key, cancellationToken: cancellationToken);
            return first.HasValue && first.Value!.GetString(ReservationMark) == mark;
        }
    }

    /// <summary>Takes over a notice that no process can still be sending, and marks it as under way again; false when another process did.</summary>
    public async Task<bool> TryTakeOverAsync(MandateId mandate, ReservedNotice reserved, Instant real, CancellationToken cancellationToken)
    {
        // If the retry crashes, the notice must not appear as certainly unsent.
        var row = Write(new(reserved.Row), reserved.Notice with { Outcome = null });
        try
        {
            await table.UpdateEntityAsync(Reserved(row, reserved.Row.GetString(ReservationMark), real), reserved.Row.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException changed) when (changed.Status is 412)
        {
            return false;
        }
    }

    /// <summary>Writes the outcomes of a batch. Reports of the provider that have come by then are kept.</summary>
    public async Task CompleteAsync(MandateId mandate, IReadOnlyList<Notice> sent, CancellationToken cancellationToken)
    {
        var doubtful = sent.Where(n => n.Outcome == NoticeOutcome.Unconfirmed).ToArray();
        var certain = sent.Except(doubtful).SelectMany(notice => Completed(mandate, notice)).ToArray();
        if (certain.Length > 0)
        {
            await table.SubmitTransactionAsync(certain, cancellationToken);
        }

        // An event may already have proved that it was accepted.
        foreach (var notice in doubtful)
        {
            await ChangeAsync(
                mandate, notice.Key, (now, _) => now.Outcome is null ? now with { Outcome = notice.Outcome, Detail = notice.Detail } : null, cancellationToken);
        }
    }

    /// <summary>Applies a change to the stored notice; null leaves it as it is.</summary>
    /// <returns>The notice before and after; null when there is none.</returns>
    public async Task<(Notice Before, Notice After)?> ChangeAsync(
        MandateId mandate, string key, Func<Notice, TableEntity, Notice?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(mandate, key, cancellationToken: cancellationToken);
            if (!found.HasValue)
            {
                return null;
            }

            var row = found.Value!;
            var before = Read(row);
            if (change(before, row) is not { } after)
            {
                return (before, before);
            }

            try
            {
                await table.SubmitTransactionAsync(Changed(mandate, row, before, after), cancellationToken);
                return (before, after);
            }
            catch (TableTransactionFailedException other) when (other.Status == 412)
            {
                // Another process changed it between the read and the write, so it is read again.
            }
        }
    }

    /// <summary>The notice of an id; null when there is none.</summary>
    public async Task<Notice?> FindAsync(MandateId mandate, string id, CancellationToken cancellationToken)
    {
        if (await KeyOfAsync(mandate, id, cancellationToken) is not { } key)
        {
            return null;
        }

        var row = await table.GetEntityIfExistsAsync<TableEntity>(mandate, key, cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <summary>The key of the notice of an id; null when there is none.</summary>
    public async Task<string?> KeyOfAsync(MandateId mandate, string id, CancellationToken cancellationToken)
    {
        var index = await table.GetEntityIfExistsAsync<TableEntity>(mandate, IdMark + id, cancellationToken: cancellationToken);
        return index.HasValue ? index.Value!.GetString(nameof(Notice.Key)) : null;
    }

    /// <summary>The notices that need a person, with one query however long the ledger is.</summary>
    public async Task<IReadOnlyList<Notice>> TroubledAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {mandate.Value} and RowKey ge {TroubleMark} and RowKey lt {FirstNotice}");
        return [.. (await RowsAsync(filter, cancellationToken)).Select(Read)];
    }

    /// <summary>Counts the notices that need a person and shows the number on the board; asked by whoever may have changed it.</summary>
    public async Task NoteTroubledAsync(MandateId mandate, CancellationToken cancellationToken) =>
        await index.NoteTroubledAsync(mandate, (await TroubledAsync(mandate, cancellationToken)).Count, cancellationToken);

    /// <summary>The notices of a mandate whose keys begin with the prefix, in the order of their keys.</summary>
    public async IAsyncEnumerable<ReservedNotice> ListAsync(
        MandateId mandate, string prefix = "", [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var from = prefix.Length == 0 ? FirstNotice : prefix;
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {mandate.Value} and RowKey ge {from} and RowKey lt {prefix + IdMark}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return new(Read(row), row);
        }
    }

    /// <summary>A page of the notices, and whether more follow.</summary>
    public async Task<(IReadOnlyList<Notice> Notices, bool More)> PageAsync(MandateId mandate, NoticeQuery query, CancellationToken cancellationToken)
    {
        var notices = new List<Notice>();
        await foreach (var row in table.QueryAsync<TableEntity>(query.Filter(mandate), maxPerPage: query.Limit, cancellationToken: cancellationToken))
        {
            if (notices.Count == query.Limit)
            {
                return (notices, true);
            }

            notices.Add(Read(row));
        }

        return (notices, false);
    }

    /// <summary>All that match, newest first.</summary>
    public async Task<IReadOnlyList<Notice>> NewestFirstAsync(MandateId mandate, NoticeQuery query, CancellationToken cancellationToken) =>
        [.. (await RowsAsync(query.Filter(mandate), cancellationToken)).Select(Read).OrderByDescending(n => n.At).ThenBy(n => n.Key, StringComparer.Ordinal)];

    /// <summary>The notices that are under way or deferred, with one query.</summary>
    public async Task<IReadOnlyList<ReservedNotice>> OpenAsync(MandateId mandate, CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter(
            $"PartitionKey eq {mandate.Value} and RowKey ge {FirstNotice} and RowKey lt {IdMark} and (Outcome eq {UnderWay} or Outcome eq {nameof(NoticeOutcome.Deferred)})");
        return [.. (await RowsAsync(filter, cancellationToken)).Select(row => new ReservedNotice(Read(row), row))];
    }

    private async Task<List<TableEntity>> RowsAsync(string filter, CancellationToken cancellationToken)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }

    private static IEnumerable<TableTransactionAction> Completed(MandateId mandate, Notice notice)
    {
        yield return new(TableTransactionActionType.UpdateMerge, Outcome(mandate, notice), ETag.All);
        if (notice.IsTroubled)
        {
            yield return new(TableTransactionActionType.UpsertReplace, Trouble(mandate, notice));
        }
    }

    private static IEnumerable<TableTransactionAction> Changed(MandateId mandate, TableEntity row, Notice before, Notice after)
    {
        yield return new(TableTransactionActionType.UpdateReplace, Write(row, after), row.ETag);
        if (after.IsTroubled)
        {
            yield return new(TableTransactionActionType.UpsertReplace, Trouble(mandate, after));
        }
        else if (before.IsTroubled)
        {
            yield return new(TableTransactionActionType.Delete, Trouble(mandate, after), ETag.All);
        }
    }

    private static TableEntity Reserved(TableEntity row, string mark, Instant real)
    {
        row[ReservationMark] = mark;
        row[ReservedAt] = real.ToDateTimeOffset();
        return row;
    }
}

/// <summary>A notice with its row, which tells when it was reserved in real time.</summary>
public sealed record ReservedNotice(Notice Notice, TableEntity Row)
{
    public Instant ReservedAt => Time(Row, NoticeRow.ReservedAt)!.Value;
}
