using Microsoft.Data.Sqlite;

namespace Mandates.Local.Engine;

/// <summary>The table of what instances have lived through.</summary>
internal sealed class Histories(Database database)
{
    public List<HistoryEvent> Read(long execution) =>
        database.Query(
            "SELECT kind, at, task, name, data FROM history WHERE execution = $1 ORDER BY seq", ReadEvent, execution);

    public void Append(long execution, int length, IEnumerable<HistoryEvent> events)
    {
        foreach (var e in events)
        {
            database.Execute(
                "INSERT INTO history (execution, seq, kind, at, task, name, data) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                execution,
                length++,
                e.Kind,
                e.At,
                e.TaskId,
                e.Name,
                e.Data);
        }
    }

    public static HistoryEvent ReadEvent(SqliteDataReader row) =>
        new(row.Name<EventKind>(0), row.Moment(1), row.GetInt32(2), row.Text(3), row.Text(4));
}
