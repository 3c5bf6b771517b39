namespace Mandates.Local.Tests.Commands;

/// <summary>Whatever stands on the command line or in the data folder, the program ends with a sentence and no trace.</summary>
public sealed class WrongCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-wrong-");

    /// <summary>The exit code, a part of the sentence, and the arguments; DIR is a folder of the test.</summary>
    public static TheoryData<int, string, string[]> Lines => new()
    {
        { 2, "--data takes a path", ["--data", ""] },
        { 2, "--data takes a path", ["rehearse", "--data", " "] },
        { 2, "--port takes a number from 1 to 65535", ["--port", "x"] },
        { 2, "--port takes a number from 1 to 65535", ["--port", "22.5"] },
        { 2, "--port takes a number from 1 to 65535", ["--port", "99999"] },
        { 2, "--port takes a number from 1 to 65535", ["--port", "-1"] },
        { 2, "--port takes a number from 1 to 65535", ["--port", "99999999999999999999"] },
        { 2, "--port", ["--port"] },
        { 2, "--start takes a date", ["--start", ""] },
        { 2, "--start takes a date", ["--start", "0001-01-01"] },
        { 2, "--start takes a date", ["--start", "9999-12-31T23:59:59Z"] },
        { 2, "--states takes a number from 1 to 193", ["rehearse", "--states", "x"] },
        { 2, "--states takes a number from 1 to 193", ["rehearse", "--states", "0"] },
        { 2, "--states takes a number from 1 to 193", ["rehearse", "--states", "-1"] },
        { 2, "--states takes a number from 1 to 193", ["rehearse", "--states", "1000"] },
        { 2, "leave out PLAN and --states", ["rehearse", "--resume", "--states", "x"] },
        { 2, "--seed takes a number", ["rehearse", "--seed", "1.5"] },
        { 2, "--until takes a date", ["rehearse", "--until", "2012-02-30"] },
        { 2, "--report takes a path", ["rehearse", "--exit", "--report", ""] },
        { 2, "There is no option --colour", ["rehearse", "--colour"] },
        { 2, "--colour", ["--colour", "blue"] },
        { 2, "There is no option --quick", ["verify", "--quick"] },
        { 2, "PACKAGE is the path of a file", ["verify", ""] },
        { 2, "PLAN is the path of a file", ["rehearse", ""] },
        { 2, "nonsense", ["nonsense"] },
        { 1, "The report cannot be written", ["rehearse", "--exit", "--data", "DIR/new", "--report", "DIR"] },
        { 1, "The report cannot be written", ["rehearse", "--exit", "--data", "DIR/new", "--report", "DIR/no/such/report.json"] },
        { 1, "The work plan cannot be read", ["rehearse", "DIR/none.json", "--exit", "--data", "DIR/new"] },
        { 1, "The work plan cannot be read", ["rehearse", "DIR", "--exit", "--data", "DIR/new"] },
        { 1, "The package cannot be read", ["verify", "DIR"] },
        { 1, "choose another", ["--data", "DIR/a-file/below"] },
        { 1, "choose another folder with --data", ["rehearse", "--exit", "--data", "DIR/a-file/below"] },
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Lines))]
    public async Task A_command_that_cannot_be_carried_out_says_so(int exitCode, string sentence, string[] arguments)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "a-file"), "");

        await SaysAsync(exitCode, sentence, [.. arguments.Select(a => a.Replace("DIR", folder.FullName, StringComparison.Ordinal))]);

        // Nothing was begun.
        Assert.False(Directory.Exists(Path.Combine(folder.FullName, "new")));
    }

    [Theory]
    [InlineData("engine.db", "not a database", "engine.db")]
    [InlineData("link-key", "", "link-key is damaged")]
    [InlineData("link-key", "short", "link-key is damaged")]
    [InlineData("development-token", "not base64!", "development-token is damaged")]
    [InlineData("mail-event-key", "no key", "mail-event-key is damaged")]
    [InlineData("azurite.json", "[", "azurite.json is damaged")]
    [InlineData("clock.json", "null and more", "clock.json is damaged")]
    public async Task A_damaged_file_of_the_data_folder_is_named(string file, string content, string sentence)
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, file), content);
        await SaysAsync(1, sentence, ["--data", folder.FullName, "--port", $"{MandateHost.FreePort()}"]);
    }

    [Fact]
    public async Task The_database_of_another_program_is_named()
    {
        await using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(folder.FullName, "engine.db")};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (id INTEGER); PRAGMA application_id = 7;";
            await command.ExecuteNonQueryAsync();
        }

        await SaysAsync(1, "engine.db", ["--data", folder.FullName, "--port", $"{MandateHost.FreePort()}"]);
    }

    [Theory]
    [InlineData("seed", "x", "seed is damaged")]
    [InlineData("clock", "yesterday", "clock is damaged")]
    [InlineData("plan.json", "{", "cannot be used as a work plan")]
    public async Task A_damaged_rehearsal_is_not_resumed(string file, string content, string sentence)
    {
        var rehearsal = folder.CreateSubdirectory("0001").FullName;
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json"), Path.Combine(rehearsal, "plan.json"));
        await File.WriteAllTextAsync(Path.Combine(rehearsal, "seed"), "1");
        await File.WriteAllTextAsync(Path.Combine(rehearsal, file), content);

        await SaysAsync(1, sentence, ["rehearse", "--exit", "--resume", "--data", folder.FullName]);
    }

    private static async Task SaysAsync(int exitCode, string sentence, string[] arguments)
    {
        var ended = await LocalProgram.RunAsync(arguments);

        Assert.Contains(sentence, ended.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Errors, StringComparison.Ordinal);
        Assert.Equal(exitCode, ended.ExitCode);
    }
}
