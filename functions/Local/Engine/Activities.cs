namespace Mandates.Local.Engine;

/// <summary>The table of activities that have been asked for and have no result yet.</summary>
internal sealed class Activities(Database database)
{
    public List<QueuedActivity> All() =>
        database.Query(
            "SELECT seq, execution, instance, task, name, input FROM activities ORDER BY seq",
            row => new QueuedActivity(
                row.GetInt64(0), row.GetInt64(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.Text(5)));

    public QueuedActivity Add(Instance instance, OrchestratorAction action)
    {
        var (id, name) = (action.Event.TaskId, action.Event.Name!);
        var sequence = database.Query(
            "INSERT INTO activities (execution, instance, task, name, input) VALUES ($1, $2, $3, $4, $5) RETURNING seq",
            row => row.GetInt64(0),
            instance.Execution,
            instance.Id,
            id,
            name,
            action.Payload).Single();
        return new(sequence, instance.Execution, instance.Id, id, name, action.Payload);
    }

    public void Remove(long sequence) => database.Execute("DELETE FROM activities WHERE seq = $1", sequence);
}
