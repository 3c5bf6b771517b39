using Microsoft.Data.Sqlite;

namespace Mandates.Local.Engine;

/// <summary>The table of what instances have lived through.</summary>
internal sealed class Histories(Database database)
{
    // Every step of a live instance begins with its whole history: it is read from the file once.
    private readonly Dictionary<long, List<HistoryEvent>> live = [];

    public List<HistoryEvent> Read(long execution)
    {
        if (!live.TryGetValue(execution, out var events))
        {
            events = database.Query(
                "SELECT kind, at, task, name, data FROM history WHERE execution = $1 ORDER BY seq", ReadEvent, execution);
            live.Add(execution, events);
        }

        return events;
    }

    public void Append(long execution, IEnumerable<HistoryEvent> added)
    {
        var events = Read(execution);
        foreach (var e in added)
        {
            database.Execute(
                "INSERT INTO history (execution, seq, kind, at, task, name, data) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                execution, events.Count, e.Kind, e.At, e.TaskId, e.Name, e.Data);
            events.Add(e);
        }
    }

    /// <summary>The instance has ended: nobody will read its history soon.</summary>
    public void Release(long execution) => live.Remove(execution);

    public void Remove(long execution)
    {
        Release(execution);
        database.Execute("DELETE FROM history WHERE execution = $1", execution);
    }

    public static HistoryEvent ReadEvent(SqliteDataReader row) =>
        new(row.Name<EventKind>(0), row.Moment(1), row.GetInt32(2), row.Text(3), row.Text(4));
}
