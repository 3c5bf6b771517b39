namespace Mandates.Local.Engine;

/// <summary>The table of what waits for instances; a message leaves it in the transaction of its step.</summary>
internal sealed class Messages(Database database)
{
    public List<string> Recipients() =>
        database.Query("SELECT DISTINCT instance FROM messages", row => row.GetString(0));

    public List<(long Sequence, HistoryEvent Event)> For(string id) =>
        database.Query(
            "SELECT kind, at, task, name, data, seq FROM messages WHERE instance = $1 ORDER BY seq",
            row => (row.GetInt64(5), Histories.ReadEvent(row)),
            id);

    public void Post(string id, HistoryEvent e) =>
        database.Execute(
            "INSERT INTO messages (instance, kind, at, task, name, data) VALUES ($1, $2, $3, $4, $5, $6)",
            id, e.Kind, e.At, e.TaskId, e.Name, e.Data);

    public void Remove(string id, long upTo = long.MaxValue) =>
        database.Execute("DELETE FROM messages WHERE instance = $1 AND seq <= $2", id, upTo);
}
