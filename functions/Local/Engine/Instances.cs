using Microsoft.Data.Sqlite;
using Microsoft.DurableTask.Client;

namespace Mandates.Local.Engine;

/// <summary>The table of instances.</summary>
internal sealed class Instances(Database database)
{
    private const string Columns =
        "execution, id, name, version, status, input, output, custom_status, created_at, updated_at, " +
        "parent_name, parent_id, parent_execution, parent_task";

    public Instance? Find(string id) =>
        database.Query($"SELECT {Columns} FROM instances WHERE id = $1", Read, id).SingleOrDefault();

    public void Add(NewInstance created, string version, DateTime now) =>
        database.Execute(
            """
            INSERT INTO instances (id, name, version, status, input, created_at, updated_at,
                parent_name, parent_id, parent_execution, parent_task)
            VALUES ($1, $2, $3, 'Pending', $4, $5, $5, $6, $7, $8, $9)
            """,
            created.Id,
            created.Name,
            version,
            created.Input,
            now,
            created.Parent?.Name,
            created.Parent?.Id,
            created.Parent?.Execution,
            created.Parent?.TaskId);

    /// <summary>A step that ends while its instance is suspended leaves it suspended.</summary>
    public void Progress(long execution, string? customStatus, DateTime now) =>
        database.Execute(
            """
            UPDATE instances SET updated_at = $3,
                status = CASE status WHEN 'Pending' THEN 'Running' ELSE status END,
                custom_status = coalesce($2, custom_status, 'null')
            WHERE execution = $1
            """,
            execution, customStatus, now);

    public void SetStatus(long execution, OrchestrationRuntimeStatus status, string? output, DateTime now) =>
        database.Execute(
            "UPDATE instances SET status = $2, output = $3, updated_at = $4 WHERE execution = $1",
            execution, status, output, now);

    public void Remove(long execution) => database.Execute("DELETE FROM instances WHERE execution = $1", execution);

    /// <summary>One page in the order of ids, beginning after the given one.</summary>
    public List<Instance> List(OrchestrationQuery filter, string? after, int size) =>
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
            after,
            filter.InstanceIdPrefix,
            filter.Statuses is { } statuses ? $",{string.Join(',', statuses)}," : null,
            filter.CreatedFrom?.UtcDateTime, filter.CreatedTo?.UtcDateTime, size);

    private static Instance Read(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        row.GetString(3),
        row.Name<OrchestrationRuntimeStatus>(4),
        row.Text(5),
        row.Text(6),
        row.Text(7),
        row.Moment(8),
        row.Moment(9),
        row.IsDBNull(11) ? null : new(row.GetString(10), row.GetString(11), row.GetInt64(12), row.GetInt32(13)));
}
