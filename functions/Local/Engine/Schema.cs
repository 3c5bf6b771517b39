using Mandates.Local.Hosting;
using Microsoft.Data.Sqlite;

namespace Mandates.Local.Engine;

/// <summary>Opens the file of an engine, brings it up to date and refuses every other.</summary>
internal static class Schema
{
    private const long Application = 0x4D414E44; // "MAND"

    /// <summary>The change from each version to the next; a published one is never edited. Files of the first version are no longer created.</summary>
    private static readonly string[] Changes =
    [
        "",
        """
        CREATE TABLE instances (
            id TEXT PRIMARY KEY, execution TEXT NOT NULL, name TEXT NOT NULL, version TEXT, status TEXT NOT NULL,
            input TEXT, output TEXT, failure TEXT, custom_status TEXT,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, completed_at INTEGER NOT NULL, tags TEXT) WITHOUT ROWID;
        CREATE TABLE history (
            instance TEXT NOT NULL, seq INTEGER NOT NULL, at INTEGER NOT NULL, events TEXT NOT NULL, PRIMARY KEY (instance, seq)) WITHOUT ROWID;
        CREATE TABLE messages (seq INTEGER PRIMARY KEY, message TEXT NOT NULL);
        """,
    ];

    public static SqliteConnection Open(string file) => Open(file, Changes);

    internal static SqliteConnection Open(string file, IReadOnlyList<string> changes)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        TakeFromOthers(file);

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

    // SQLite gives its other files the mode of this one.
    private static void TakeFromOthers(string file)
    {
        try
        {
            Private.Open(file, FileMode.OpenOrCreate, FileShare.ReadWrite).Dispose();
        }
        catch (Exception unusable) when (unusable is IOException or UnauthorizedAccessException)
        {
            // SQLite says what is wrong with it.
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

        // The page size of a new file: each commit writes whole pages, and what a step changes is small.
        Run(connection, "PRAGMA page_size = 1024");
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "PRAGMA synchronous = NORMAL");

        // A checkpoint waits for the disk: it comes after some 40 MB, not after four.
        Run(connection, "PRAGMA wal_autocheckpoint = 40000");
        Run(connection, "BEGIN IMMEDIATE");
        if (version == 1)
        {
            Run(connection, EarlierEngine.SetAside);
        }

        foreach (var change in changes.Skip(version))
        {
            Run(connection, change);
        }

        if (version == 1)
        {
            Run(connection, EarlierEngine.TakeOver);
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
