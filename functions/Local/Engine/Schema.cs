using Microsoft.Data.Sqlite;

namespace Mandates.Local.Engine;

/// <summary>Opens the file of an engine, brings it up to date and refuses every other.</summary>
internal static class Schema
{
    private const long Application = 0x4D414E44; // "MAND"

    /// <summary>What leads from each version to the next; one that has been published is never edited.</summary>
    private static readonly string[] Changes =
    [
        """
        CREATE TABLE instances (
            execution INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, version TEXT NOT NULL, status TEXT NOT NULL,
            input TEXT, output TEXT, custom_status TEXT,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL,
            parent_name TEXT, parent_id TEXT, parent_execution INTEGER, parent_task INTEGER);
        CREATE TABLE history (
            execution INTEGER NOT NULL, seq INTEGER NOT NULL,
            kind TEXT NOT NULL, at INTEGER NOT NULL, task INTEGER NOT NULL, name TEXT, data TEXT,
            PRIMARY KEY (execution, seq)) WITHOUT ROWID;
        CREATE TABLE messages (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL,
            kind TEXT NOT NULL, at INTEGER NOT NULL, task INTEGER NOT NULL, name TEXT, data TEXT);
        CREATE INDEX messages_by_instance ON messages (instance, seq);
        CREATE TABLE activities (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, execution INTEGER NOT NULL, instance TEXT NOT NULL,
            task INTEGER NOT NULL, name TEXT NOT NULL, input TEXT);
        CREATE TABLE timers (
            execution INTEGER NOT NULL, task INTEGER NOT NULL, fire_at INTEGER NOT NULL,
            PRIMARY KEY (execution, task)) WITHOUT ROWID;
        CREATE INDEX timers_by_time ON timers (fire_at);
        """,
    ];

    public static SqliteConnection Open(string file) => Open(file, Changes);

    internal static SqliteConnection Open(string file, IReadOnlyList<string> changes)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false, DefaultTimeout = 1 }.ToString());
        try
        {
            connection.Open();
            Check(connection, file, changes);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw new DurableStoreException(Reason(e, file), e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Check(SqliteConnection connection, string file, IReadOnlyList<string> changes)
    {
        // Exclusive: a second engine on one file would run every step twice.
        Run(connection, "PRAGMA locking_mode = EXCLUSIVE");
        var application = Number(connection, "PRAGMA application_id");
        var isNew = application == 0 && Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && application != Application)
        {
            throw new DurableStoreException($"'{file}' is not a file of the durable engine; name another one.");
        }

        var version = (int)Number(connection, "PRAGMA user_version");
        if (version > changes.Count)
        {
            throw new DurableStoreException($"'{file}' was written by a newer version of the durable engine; use that one.");
        }

        if (!Equals(Run(connection, "PRAGMA quick_check(1)"), "ok"))
        {
            throw new DurableStoreException($"'{file}' is damaged; restore a copy or delete it to begin anew.");
        }

        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "PRAGMA synchronous = NORMAL");
        Run(connection, "BEGIN IMMEDIATE");
        foreach (var change in changes.Skip(version))
        {
            Run(connection, change);
        }

        Run(connection, $"PRAGMA application_id = {Application}");
        Run(connection, $"PRAGMA user_version = {changes.Count}");
        Run(connection, "COMMIT");
    }

    private static string Reason(SqliteException e, string file) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => $"'{file}' is in use by another process; stop that one first.",
        SQLitePCL.raw.SQLITE_NOTADB => $"'{file}' is not a file of the durable engine; name another one.",
        SQLitePCL.raw.SQLITE_CORRUPT => $"'{file}' is damaged; restore a copy or delete it to begin anew.",
        _ => $"'{file}' cannot be opened: {e.Message}",
    };

    private static long Number(SqliteConnection connection, string sql) => (long)Run(connection, sql)!;

    private static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
