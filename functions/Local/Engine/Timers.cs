namespace Mandates.Local.Engine;

internal sealed record DueTimer(string InstanceId, long Execution, int TaskId, DateTime FireAt);

/// <summary>The table of timers. Those of a suspended instance wait until it is resumed.</summary>
internal sealed class Timers(Database database)
{
    public void Add(long execution, int task, DateTime fireAt) =>
        database.Execute("INSERT INTO timers (execution, task, fire_at) VALUES ($1, $2, $3)", execution, task, fireAt);

    public void Remove(long execution, int task) =>
        database.Execute("DELETE FROM timers WHERE execution = $1 AND task = $2", execution, task);

    public void RemoveAll(long execution) =>
        database.Execute("DELETE FROM timers WHERE execution = $1", execution);

    public DateTime? Next() =>
        database.Query(
            """
            SELECT t.fire_at FROM timers t JOIN instances i USING (execution)
            WHERE i.status <> 'Suspended' ORDER BY t.fire_at LIMIT 1
            """,
            row => (DateTime?)row.Moment(0)).SingleOrDefault();

    public List<DueTimer> Due(DateTime now) =>
        database.Query(
            """
            SELECT i.id, t.execution, t.task, t.fire_at FROM timers t JOIN instances i USING (execution)
            WHERE i.status <> 'Suspended' AND t.fire_at <= $1 ORDER BY t.fire_at, t.execution, t.task
            """,
            row => new DueTimer(row.GetString(0), row.GetInt64(1), row.GetInt32(2), row.Moment(3)),
            now);
}
