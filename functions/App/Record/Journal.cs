using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Mandates.Functions.Clock;
using Mandates.Functions.Telemetry;

namespace Mandates.Functions.Record;

/// <summary>
/// The facts of each mandate and the audit of who wrote them, side by side in one partition: both are written in one
/// transaction, so that neither exists without the other. Keys that begin with a tilde are not facts.
/// </summary>
public sealed class Journal(TableServiceClient tables, MandateClock clock, Measures measures)
{
    /// <summary>Prefix of the keys of marks for rows in another table: each mark holds the hash of the row.</summary>
    public const string ElsewherePrefix = "~of|";

    private const string EndKey = "~end";
    private const string RecordPrefix = "~audit|";
    private const string ReasonPrefix = "~why|";
    private const int SaltCharacters = 32;

    // An attempt fails only when another writer succeeds, so this many failures in a row are a fault.
    private const int MostAttempts = 200;

    private readonly TableClient table = tables.GetTableClient(StorageNames.Records);
    private readonly FactTable facts = new(tables, StorageNames.Records);
    private readonly KeyedLock locks = new();
    private readonly BoundedCache<MandateId, (ChainEnd End, ETag Version)> ends = new(10_000);

    /// <summary>Writes a fact unless its key is taken; returns whether the key holds this fact.</summary>
    public Task<bool> TryAddAsync<T>(MandateId mandate, string key, T fact, AuditEntry entry, CancellationToken cancellationToken) =>
        TryAddAsync(mandate, [(key, Json(fact))], entry, cancellationToken);

    /// <summary>Marks that something was written to another table. Marking it again changes nothing.</summary>
    /// <param name="mandate">Whose.</param>
    /// <param name="key">What was written there.</param>
    /// <param name="written">That itself: its hash is kept.</param>
    /// <param name="entry">Who did it.</param>
    /// <param name="cancellationToken">Ends the wait for the store.</param>
    /// <param name="beside">A fact that belongs to it, if there is one.</param>
    public Task MarkAsync<T>(MandateId mandate, string key, T written, AuditEntry entry, CancellationToken cancellationToken, params (string Key, object Fact)[] beside) =>
        TryAddAsync(
            mandate,
            [(ElsewherePrefix + key, Json(AuditChain.Sha256(Json(written)))), .. beside.Select(fact => (fact.Key, Json(fact.Fact)))],
            entry,
            cancellationToken);

    /// <summary>Writes all facts or none, at most 97; the first key decides.</summary>
    /// <param name="mandate">Whose.</param>
    /// <param name="added">The facts, as JSON, by key.</param>
    /// <param name="entry">Who did what.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <param name="onlyAfter">Where the chain must still end; null for wherever it ends.</param>
    /// <param name="written">Is told of the audit record that was written, in the order in which this process writes.</param>
    public async Task<bool> TryAddAsync(
        MandateId mandate, IReadOnlyList<(string Key, string Json)> added, AuditEntry entry, CancellationToken cancellationToken,
        ChainEnd? onlyAfter = null, Action<AuditRecord>? written = null)
    {
        // The chain goes into the package; the words of a reason do not.
        var reason = entry.Why is { } why ? new AuditReason(why, RandomNumberGenerator.GetHexString(SaltCharacters, lowercase: true)) : null;
        entry = entry.Committed(reason);

        // The writers of this process are serialised by a lock; those of other processes conflict at the end of the chain.
        using var held = await locks.TakeAsync(mandate, cancellationToken);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await TrySubmitAsync(mandate, added, entry, reason, onlyAfter, cancellationToken) is { } record)
            {
                written?.Invoke(record);
                return true;
            }

            // A write whose answer was lost is sent again by the client library, and then finds itself.
            ends.Remove(mandate);
            if (await FindAsync(mandate, added[0].Key, cancellationToken) is { } there)
            {
                return there == added[0].Json;
            }

            if (onlyAfter is not null)
            {
                return false;
            }
        }

        throw new InvalidOperationException($"The audit of '{mandate}' could not be continued in {MostAttempts} attempts.");
    }

    public async Task<string?> FindAsync(MandateId mandate, string key, CancellationToken cancellationToken) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(mandate, key, cancellationToken: cancellationToken)) is { HasValue: true } row
            ? row.Value!.GetString("Json")
            : null;

    /// <summary>The facts of a mandate whose keys begin with the prefix, in the order of the keys.</summary>
    public Task<IReadOnlyList<(string Key, string Json)>> ListAsync(MandateId mandate, CancellationToken cancellationToken, string prefix = "") =>
        facts.ListAsync(mandate, prefix, cancellationToken);

    /// <summary>The audit records of a mandate after a number, oldest first.</summary>
    public async IAsyncEnumerable<AuditRecord> RecordsAsync(
        MandateId mandate, int after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {mandate.Value} and RowKey gt {RecordKey(after)} and RowKey lt {RecordPrefix + "~"}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return JsonSerializer.Deserialize<AuditRecord>(row.GetString("Json"), RecordJson.Options)!;
        }
    }

    /// <summary>The reasons that were given, by the number of their record. Those of records of earlier versions stand in the records.</summary>
    public async Task<IReadOnlyDictionary<int, AuditReason>> ReasonsAsync(MandateId mandate, CancellationToken cancellationToken) =>
        (await facts.ListAsync(mandate, ReasonPrefix, cancellationToken)).ToDictionary(
            row => int.Parse(row.Key.AsSpan(ReasonPrefix.Length), CultureInfo.InvariantCulture), row => RecordJson.Read<AuditReason>(row.Json));

    /// <summary>The audit records of a mandate after a number, and where the chain ends: one query.</summary>
    public async Task<(IReadOnlyList<AuditRecord> Records, ChainEnd End)> SinceAsync(MandateId mandate, int after, CancellationToken cancellationToken)
    {
        var (records, end) = (new List<AuditRecord>(), AuditChain.Beginning);
        // The key of the chain's end sorts after those of the records.
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {mandate.Value} and RowKey gt {RecordKey(after)} and RowKey le {EndKey}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            if (row.RowKey == EndKey)
            {
                end = JsonSerializer.Deserialize<ChainEnd>(row.GetString("Json"), RecordJson.Options)!;
            }
            else
            {
                records.Add(JsonSerializer.Deserialize<AuditRecord>(row.GetString("Json"), RecordJson.Options)!);
            }
        }

        return (records, end);
    }

    /// <summary>Where the chain of a mandate ends.</summary>
    public async Task<ChainEnd> EndAsync(MandateId mandate, CancellationToken cancellationToken) => (await ReadEndAsync(mandate, cancellationToken)).End;

    /// <summary>The newest end of the chain that this process has written or read for a write; null when it knows none.</summary>
    public ChainEnd? KnownEnd(MandateId mandate) => ends.TryGet(mandate, out var known) ? known.End : null;

    private async Task<AuditRecord?> TrySubmitAsync(
        MandateId mandate, IReadOnlyList<(string Key, string Json)> added, AuditEntry entry, AuditReason? reason, ChainEnd? onlyAfter, CancellationToken cancellationToken)
    {
        var (end, version) = onlyAfter is null && ends.TryGet(mandate, out var known) ? known : await ReadEndAsync(mandate, cancellationToken);
        if (onlyAfter is not null && end != onlyAfter)
        {
            return null;
        }

        var record = AuditChain.Next(end, clock.Now, entry, [.. added.Select(f => new AuditedFact(f.Key, AuditChain.Sha256(f.Json)))]);
        var next = new ChainEnd(record.Number, record.Hash);
        var endRow = Row(mandate, EndKey, JsonSerializer.Serialize(next, RecordJson.Options));
        TableTransactionAction[] actions =
        [
            .. added.Select(f => new TableTransactionAction(TableTransactionActionType.Add, Row(mandate, f.Key, f.Json))),
            new(TableTransactionActionType.Add, Row(mandate, RecordKey(record.Number), JsonSerializer.Serialize(record, RecordJson.Options))),
            .. reason is null ? Array.Empty<TableTransactionAction>() : [new(TableTransactionActionType.Add, Row(mandate, ReasonKey(record.Number), Json(reason)))],
            end.Number == 0
                ? new(TableTransactionActionType.Add, endRow)
                : new(TableTransactionActionType.UpdateReplace, endRow, version),
        ];
        try
        {
            var written = await table.SubmitTransactionAsync(actions, cancellationToken);
            ends.Set(mandate, (next, written.Value[^1].Headers.ETag!.Value));
            foreach (var (key, _) in added)
            {
                measures.Written(KindOf(key));
            }

            return record;
        }
        catch (RequestFailedException other) when (other.Status is 409 or 412)
        {
            return null;
        }
    }

    private async Task<(ChainEnd End, ETag Version)> ReadEndAsync(MandateId mandate, CancellationToken cancellationToken) =>
        (await table.GetEntityIfExistsAsync<TableEntity>(mandate, EndKey, cancellationToken: cancellationToken)) is { HasValue: true } row
            ? (JsonSerializer.Deserialize<ChainEnd>(row.Value!.GetString("Json"), RecordJson.Options)!, row.Value.ETag)
            : (AuditChain.Beginning, default);

    private static string KindOf(string key) =>
        (key.StartsWith(ElsewherePrefix, StringComparison.Ordinal) ? key[ElsewherePrefix.Length..] : key).Split('|', 2)[0];

    private static TableEntity Row(MandateId mandate, string key, string json) => new(mandate, key) { ["Json"] = json };

    private static string Json<T>(T fact) => JsonSerializer.Serialize(fact, RecordJson.Options);

    private static string ReasonKey(int number) => $"{ReasonPrefix}{number:D9}";

    private static string RecordKey(int number) => $"{RecordPrefix}{number:D9}";
}
