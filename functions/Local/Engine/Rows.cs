using Microsoft.Data.Sqlite;

namespace Mandates.Local.Engine;

internal static class Rows
{
    public static string? Text(this SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTime Moment(this SqliteDataReader row, int column) =>
        new(row.GetInt64(column), DateTimeKind.Utc);

    public static T Name<T>(this SqliteDataReader row, int column)
        where T : struct, Enum => Enum.Parse<T>(row.GetString(column));
}
