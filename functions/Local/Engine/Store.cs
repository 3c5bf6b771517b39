using DurableTask.Core;
using DurableTask.Core.History;
using DurableTask.Core.Query;
using Microsoft.Data.Sqlite;

namespace Mandates.Local.Engine;

/// <summary>The tables of the file: instances, their histories, the messages that wait.</summary>
internal sealed class Store(Database database) : IDisposable
{
    // Every step of a live instance begins with its whole history; this many are kept in memory from one step to the next.
    private const int Remembered = 2_000;

    // Most steps change nothing of an instance but when it was updated, which its history tells.
    private const string Columns =
        "id, execution, name, version, status, input, output, failure, custom_status, created_at, completed_at, tags, " +
        "max(updated_at, coalesce((SELECT at FROM history WHERE instance = id ORDER BY seq DESC LIMIT 1), 0))";

    private readonly Dictionary<string, List<HistoryEvent>> histories = [];
    private long lastSequence = database.Query("SELECT coalesce(max(seq), 0) FROM messages", row => row.GetInt64(0)).Single();

    public void Transaction(Action work) => database.Transaction(work);

    public void Dispose() => database.Dispose();

    public OrchestrationState? Find(string id) =>
        database.Query($"SELECT {Columns} FROM instances WHERE id = $1", Read, id).SingleOrDefault();

    /// <summary>One page in the order of ids.</summary>
    public List<OrchestrationState> List(OrchestrationQuery query) =>
        database.Query(
            $"""
            SELECT {Columns} FROM instances
            WHERE ($1 IS NULL OR id > $1)
              AND ($2 IS NULL OR substr(id, 1, length($2)) = $2)
              AND ($3 IS NULL OR instr($3, ',' || status || ',') > 0)
              AND ($4 IS NULL OR created_at >= $4)
              AND ($5 IS NULL OR created_at <= $5)
            ORDER BY id LIMIT $6
            """,
            Read,
            query.ContinuationToken,
            query.InstanceIdPrefix,
            query.RuntimeStatus is { } statuses ? $",{string.Join(',', statuses)}," : null,
            query.CreatedTimeFrom,
            query.CreatedTimeTo,
            query.PageSize);

    /// <summary>Those that have not ended, by id.</summary>
    public Dictionary<string, LiveInstance> Live() =>
        database.Query(
            "SELECT id, execution, status, custom_status FROM instances WHERE status IN ('Pending', 'Running', 'Suspended')",
            row => KeyValuePair.Create(row.GetString(0), new LiveInstance(row.GetString(1), row.Name<OrchestrationStatus>(2), row.Text(3)))).ToDictionary();

    public void Save(OrchestrationState state) =>
        database.Execute(
            """
            INSERT OR REPLACE INTO instances
                (id, execution, name, version, status, input, output, failure, custom_status, created_at, completed_at, tags, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            state.OrchestrationInstance.InstanceId,
            state.OrchestrationInstance.ExecutionId,
            state.Name,
            state.Version,
            state.OrchestrationStatus,
            state.Input,
            state.Output,
            state.FailureDetails is { } failure ? EventJson.Write(failure) : null,
            state.Status,
            state.CreatedTime,
            state.CompletedTime,
            state.Tags is { Count: > 0 } tags ? EventJson.Write(tags) : null,
            state.LastUpdatedTime);

    public List<HistoryEvent> History(string id)
    {
        if (!histories.TryGetValue(id, out var events))
        {
            if (histories.Count >= Remembered)
            {
                histories.Clear();
            }

            events = database.Query("SELECT events FROM history WHERE instance = $1 ORDER BY seq", row => EventJson.Read<List<HistoryEvent>>(row.GetString(0)), id)
                .SelectMany(step => step).ToList();
            histories.Add(id, events);
        }

        return events;
    }

    /// <summary>What one step adds, in one row.</summary>
    public void Append(string id, IList<HistoryEvent> added, DateTime at)
    {
        var events = History(id);
        database.Execute("INSERT INTO history (instance, seq, at, events) VALUES ($1, $2, $3, $4)", id, events.Count, at, EventJson.Write(added));
        events.AddRange(added);
    }

    /// <summary>Its history will not be read soon, or the transaction that wrote it was rolled back.</summary>
    public void Forget(string id) => histories.Remove(id);

    public void RemoveHistory(string id)
    {
        Forget(id);
        database.Execute("DELETE FROM history WHERE instance = $1", id);
    }

    public void Remove(string id)
    {
        RemoveHistory(id);
        database.Execute("DELETE FROM instances WHERE id = $1", id);
    }

    public List<StoredMessage> Messages() =>
        database.Query("SELECT seq, message FROM messages ORDER BY seq", row => new StoredMessage(row.GetInt64(0), EventJson.Read<TaskMessage>(row.GetString(1))));

    public StoredMessage Add(TaskMessage message)
    {
        database.Execute("INSERT INTO messages (seq, message) VALUES ($1, $2)", ++lastSequence, EventJson.Write(message));
        return new(lastSequence, message);
    }

    /// <summary>The answer takes the place of what was asked.</summary>
    public StoredMessage Replace(StoredMessage asked, TaskMessage answer)
    {
        database.Execute("UPDATE messages SET message = $2 WHERE seq = $1", asked.Sequence, EventJson.Write(answer));
        return new(asked.Sequence, answer);
    }

    public void Remove(StoredMessage message) => database.Execute("DELETE FROM messages WHERE seq = $1", message.Sequence);

    private static OrchestrationState Read(SqliteDataReader row) => new()
    {
        OrchestrationInstance = new() { InstanceId = row.GetString(0), ExecutionId = row.GetString(1) },
        Name = row.GetString(2),
        Version = row.GetString(3),
        OrchestrationStatus = row.Name<OrchestrationStatus>(4),
        Input = row.Text(5),
        Output = row.Text(6),
        FailureDetails = row.Text(7) is { } failure ? EventJson.Read<FailureDetails>(failure) : null,
        Status = row.Text(8),
        CreatedTime = row.Moment(9),
        CompletedTime = row.Moment(10),
        LastUpdatedTime = row.Moment(12),
        Tags = row.Text(11) is { } tags ? EventJson.Read<Dictionary<string, string>>(tags) : null,
    };
}

/// <summary>The state of a running orchestration, kept in memory so that the file need not be read.</summary>
internal sealed record LiveInstance(string Execution, OrchestrationStatus Status, string? CustomStatus);
