using Mandates.Local.Engine;
using Microsoft.Data.Sqlite;

namespace Mandates.Local.Tests.Engine;

public class StoreFileTests
{
    private static DurableStoreException Refused(string file) =>
        Assert.Throws<DurableStoreException>(() => DurableEngine.Open(
            new() { File = file }, new TestFunctions(), NoServices.Instance, new ManualTime(), new Logs()));

    private static void Change(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    [Fact]
    public async Task A_file_that_is_in_use_is_refused()
    {
        using var folder = new Folder();
        await using var running = await Running.OpenAsync(TestFunctions.Echo(), file: folder.File());

        Assert.Contains("is in use by another process", Refused(folder.File()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused()
    {
        using var folder = new Folder();
        File.WriteAllText(folder.File(), new string('x', 5000));

        Assert.Contains("is not a file of the durable engine", Refused(folder.File()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_foreign_database_is_refused_and_left_as_it_was()
    {
        using var folder = new Folder();
        Change(folder.File(), "CREATE TABLE letters (id)");
        var before = File.ReadAllBytes(folder.File());

        Assert.Contains("is not a file of the durable engine", Refused(folder.File()).Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(folder.File()));
    }

    [Fact]
    public async Task A_newer_file_is_refused()
    {
        using var folder = new Folder();
        await using (await Running.OpenAsync(TestFunctions.Echo(), file: folder.File()))
        {
        }

        Change(folder.File(), "PRAGMA user_version = 3");

        Assert.Contains("newer version", Refused(folder.File()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_file_is_brought_up_to_date_with_what_it_holds()
    {
        using var folder = new Folder();
        await using (var running = await Running.OpenAsync(TestFunctions.Echo(), file: folder.File()))
        {
            await running.RunAsync();
        }

        string[] changes = ["not run again", "nor this one", "ALTER TABLE instances ADD note TEXT", "UPDATE instances SET note = id || '!'"];
        Schema.Open(folder.File(), changes).Dispose();

        using var reopened = Schema.Open(folder.File(), changes);
        using var command = reopened.CreateCommand();
        command.CommandText = "SELECT note FROM instances";
        Assert.Equal("a!", command.ExecuteScalar());
    }

    [Fact]
    public async Task A_change_that_fails_leaves_the_file_as_it_was()
    {
        using var folder = new Folder();
        await using (await Running.OpenAsync(TestFunctions.Echo(), file: folder.File()))
        {
        }

        Assert.Throws<DurableStoreException>(() =>
            Schema.Open(folder.File(), ["not run again", "nor this one", "ALTER TABLE instances ADD note TEXT", "no such change"]));

        await using var running = await Running.OpenAsync(TestFunctions.Echo(), file: folder.File());
        Assert.True((await running.RunAsync()).IsCompleted);
    }

    [Fact]
    public async Task A_torn_file_is_refused()
    {
        using var folder = new Folder();
        await using (var running = await Running.OpenAsync(TestFunctions.Echo(50), file: folder.File()))
        {
            await running.RunAsync(input: "text");
        }

        using (var file = File.OpenWrite(folder.File()))
        {
            file.SetLength(file.Length / 2);
        }

        Assert.Contains("is damaged", Refused(folder.File()).Message, StringComparison.Ordinal);
    }
}
