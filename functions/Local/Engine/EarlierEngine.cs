namespace Mandates.Local.Engine;

/// <summary>
/// Takes over the file of the engine that was used before the framework, whose histories have another form. What had ended stays
/// as it ended; what had not ended starts again, and starts its children again. The app's store is the truth: a timeline that
/// starts again finds there what was done and goes on from it.
/// </summary>
internal static class EarlierEngine
{
    public const string SetAside = "DROP TABLE history; DROP TABLE messages; DROP TABLE activities; DROP TABLE timers; ALTER TABLE instances RENAME TO earlier";

    public const string TakeOver =
        """
        INSERT INTO instances
            SELECT id, 'earlier-' || execution, name, version, status, input, output, NULL, custom_status, created_at, updated_at, updated_at, NULL
            FROM earlier WHERE status NOT IN ('Pending', 'Running', 'Suspended');
        DELETE FROM earlier WHERE status NOT IN ('Pending', 'Running', 'Suspended') OR parent_id IS NOT NULL;
        INSERT INTO instances
            SELECT id, 'earlier-' || execution, name, version, 'Pending', input, NULL, NULL, NULL, created_at, updated_at, 3155378975999999999, NULL
            FROM earlier;
        INSERT INTO messages (message)
            SELECT json_object('Event', json_object(
                '$type', 'DurableTask.Core.History.ExecutionStartedEvent, DurableTask.Core', 'EventId', -1,
                'Timestamp', strftime('%Y-%m-%dT%H:%M:%SZ', created_at / 10000000 - 62135596800, 'unixepoch'),
                'Name', name, 'Version', version, 'Input', input,
                'OrchestrationInstance', json_object('InstanceId', id, 'ExecutionId', 'earlier-' || execution)),
                'OrchestrationInstance', json_object('InstanceId', id, 'ExecutionId', 'earlier-' || execution))
            FROM earlier;
        INSERT INTO messages (message)
            SELECT json_object('Event', json_object(
                '$type', 'DurableTask.Core.History.ExecutionSuspendedEvent, DurableTask.Core', 'EventId', -1, 'Reason', output),
                'OrchestrationInstance', json_object('InstanceId', id))
            FROM earlier WHERE status = 'Suspended';
        DROP TABLE earlier;
        """;
}
