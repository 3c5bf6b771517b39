using Microsoft.Data.Sqlite;

namespace Mandates.Local.Engine;

/// <summary>The one connection, for one thread at a time: statements prepared once, transactions one after the other.</summary>
internal sealed class Database(SqliteConnection connection, Action<Action> commit) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> statements = [];
    private bool closed;

    public void Transaction(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        try
        {
            work();
            commit(() => Execute("COMMIT"));
        }
        catch
        {
            // SQLite has already rolled back when the disk was full or the file could not be read.
            if (SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                Execute("ROLLBACK");
            }

            throw;
        }
    }

    public int Execute(string sql, params ReadOnlySpan<object?> values) => Prepare(sql, values).ExecuteNonQuery();

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var rows = Prepare(sql, values).ExecuteReader();
        var result = new List<T>();
        while (rows.Read())
        {
            result.Add(read(rows));
        }

        return result;
    }

    public void Dispose()
    {
        closed = true;
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private SqliteCommand Prepare(string sql, ReadOnlySpan<object?> values)
    {
        ObjectDisposedException.ThrowIf(closed, this);
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = connection.CreateCommand();
            statement.CommandText = sql;
            for (var i = 1; i <= values.Length; i++)
            {
                statement.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            statements.Add(sql, statement);
        }

        for (var i = 0; i < values.Length; i++)
        {
            statement.Parameters[i].Value = values[i] switch
            {
                null => DBNull.Value,
                DateTime moment => moment.Ticks,
                Enum name => name.ToString(),
                var value => value,
            };
        }

        return statement;
    }
}
