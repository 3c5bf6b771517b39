using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Mandates.Local.Tests.Commands;

public sealed class RehearseTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-rehearse-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_rehearsal_that_is_killed_twelve_times_ends_with_the_report_of_a_calm_one()
    {
        var calm = await ReportAsync("calm", "--states", "8", "--seed", "5");

        using (var first = LocalProgram.Start(null, "rehearse", "--exit", "--states", "8", "--seed", "5", "--data", Data("killed")))
        {
            await KillWhenAsync(first, "killed", lines: 1);
        }

        foreach (var lines in (int[])[10, 25, 50, 80, 110, 140, 180, 230, 280, 340, 400])
        {
            using var again = LocalProgram.Start(null, "rehearse", "--exit", "--resume", "--data", Data("killed"));
            await KillWhenAsync(again, "killed", lines);
        }

        var killed = await ReportAsync("killed", "--resume");
        Assert.Equal(calm, killed);
    }

    [Fact]
    public async Task The_same_plan_and_seed_give_the_same_report_and_another_seed_another()
    {
        var one = await ReportAsync("one", "--states", "5", "--seed", "11");
        var same = await ReportAsync("same", "--states", "5", "--seed", "11");
        var other = await ReportAsync("other", "--states", "5", "--seed", "12");

        Assert.Equal(one, same);
        Assert.NotEqual(one, other);
    }

    [Theory]
    [InlineData("timeZone", "America/Atlantis", "$.timeZone")]
    [InlineData("colour", "red", "$.colour")]
    public async Task A_wrong_plan_is_refused_with_its_place_and_nothing_is_begun(string field, string value, string path)
    {
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")))!;
        plan[field] = value;
        var file = Path.Combine(folder.FullName, "plan.json");
        await File.WriteAllTextAsync(file, plan.ToJsonString());

        var (exitCode, _, errors) = await LocalProgram.RunAsync("rehearse", file, "--exit", "--data", Data("wrong"));

        Assert.Equal(1, exitCode);
        Assert.Contains(path, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Data("wrong")));
    }

    [Theory]
    [InlineData("There is no option --sates", "--sates", "3")]
    [InlineData("--states takes a number from 1 to 193", "--states", "194")]
    [InlineData("No rehearsal was interrupted", "--resume")]
    public async Task A_wrong_command_is_told_in_one_sentence(string sentence, params string[] arguments)
    {
        var (exitCode, _, errors) = await LocalProgram.RunAsync(["rehearse", .. arguments, "--data", Data("usage")]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private async Task<string> ReportAsync(string name, params string[] arguments)
    {
        var file = Path.Combine(folder.FullName, $"{name}.json");
        var (exitCode, output, errors) = await LocalProgram.RunAsync(["rehearse", "--exit", "--data", Data(name), "--report", file, .. arguments]);
        Assert.True(exitCode == 0, output + errors);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(file))!.AsObject();
        Assert.True(report.Remove("wallSeconds"));
        // The facts name blobs, which nobody can guess; what holds their hashes is another each time.
        var package = report["submission"]!.AsObject();
        Assert.True(package.Remove("sha256"));
        package["files"] = new JsonArray([.. package["files"]!.AsArray().Where(f => !Regex.IsMatch((string)f!["name"]!, "^(audit/|index|SHA256SUMS)")).Select(f => f!.DeepClone())]);
        return report.ToJsonString();
    }

    // By what has been mailed, so that the kill comes at about the same place on a slow machine and a fast one.
    private async Task KillWhenAsync(LocalProgram program, string name, int lines)
    {
        var mail = Path.Combine(Data(name), "0001", "mail.jsonl");
        while (!program.HasEnded && (!File.Exists(mail) || Lines(mail) < lines))
        {
            await Task.Delay(LocalProgram.Pause, TimeProvider.System);
        }

        Assert.False(program.HasEnded);
        await program.KillAsync();
    }

    private static int Lines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Count(c => c == '\n');
    }

    private string Data(string name) => Path.Combine(folder.FullName, name);
}
