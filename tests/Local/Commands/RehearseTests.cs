using System.Text.Json.Nodes;

namespace Mandates.Local.Tests.Commands;

public sealed class RehearseTests : IDisposable
{
    private static readonly Uri Clock = new("/_local/clock", UriKind.Relative);

    private readonly ReportedRehearsals rehearsals = new();

    public void Dispose() => rehearsals.Dispose();

    [Fact]
    public async Task The_same_plan_and_seed_give_the_same_report_and_another_seed_another()
    {
        var reports = await Task.WhenAll(
            rehearsals.ReportAsync("one", "--states", "5", "--seed", "11"),
            rehearsals.ReportAsync("same", "--states", "5", "--seed", "11"),
            rehearsals.ReportAsync("other", "--states", "5", "--seed", "12"));

        Assert.Equal(reports[0], reports[1]);
        Assert.NotEqual(reports[0], reports[2]);
    }

    [Theory]
    [InlineData("1")]
    [InlineData("2")]
    public async Task The_smallest_working_groups_get_to_the_end(string states)
    {
        var report = JsonNode.Parse(await rehearsals.ReportAsync("smallest", "--states", states))!;

        Assert.NotEmpty(report["submission"]!["files"]!.AsArray());
    }

    [Fact]
    public async Task A_rehearsal_that_ends_names_no_page_of_its_host()
    {
        var (exitCode, output, _) = await LocalProgram.RunAsync("rehearse", "--exit", "--data", rehearsals.Data("ends"), "--states", "2");

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("http://", output, StringComparison.Ordinal);
        Assert.Contains(rehearsals.Data("ends"), output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_rehearsal_says_how_to_enter_in_each_role_and_where_its_clock_is()
    {
        var port = MandateHost.FreePort();
        using var http = new HttpClient { BaseAddress = new($"http://localhost:{port}") };
        using var program = LocalProgram.Start(
            null, "rehearse", "--exit", "--data", rehearsals.Data("held"), "--states", "2", "--port", $"{port}", "--until", "2012-01-05");
        var page = await StandingAsync(program, http);

        Assert.Contains("Washington time", page, StringComparison.Ordinal);
        Assert.Contains("name=\"until\"", page, StringComparison.Ordinal);
        using (var moved = await http.PostAsync(Clock, new FormUrlEncodedContent([new("act", "run")])))
        {
            Assert.True(moved.IsSuccessStatusCode);
        }

        var (exitCode, output, _) = await program.EndAsync();
        Assert.Equal(0, exitCode);
        Assert.All(
            ["secretariat.", "chair.", "auditor."],
            role => Assert.Contains($"http://localhost:{port}/enter#{role}", output, StringComparison.Ordinal));
        Assert.Contains($"http://localhost:{port}/_local/clock", output, StringComparison.Ordinal);
    }

    private static async Task<string> StandingAsync(LocalProgram program, HttpClient http)
    {
        while (!program.HasEnded)
        {
            try
            {
                var page = await http.GetStringAsync(Clock);
                if (page.Contains("It stands still", StringComparison.Ordinal))
                {
                    return page;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(LocalProgram.Pause, TimeProvider.System);
        }

        throw new InvalidOperationException((await program.EndAsync()).Errors);
    }

    [Theory]
    [InlineData("timeZone", "America/Atlantis", "$.timeZone")]
    [InlineData("colour", "red", "$.colour")]
    public async Task A_wrong_plan_is_refused_with_its_place_and_nothing_is_begun(string field, string value, string path)
    {
        var plan = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")))!;
        plan[field] = value;
        var file = rehearsals.Data("plan.json");
        await File.WriteAllTextAsync(file, plan.ToJsonString());

        var (exitCode, _, errors) = await LocalProgram.RunAsync("rehearse", file, "--exit", "--data", rehearsals.Data("wrong"));

        Assert.Equal(1, exitCode);
        Assert.Contains(path, errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(rehearsals.Data("wrong")));
    }

    [Theory]
    [InlineData("There is no option --sates", "--sates", "3")]
    [InlineData("--states takes a number from 1 to 193", "--states", "0")]
    [InlineData("--states takes a number from 1 to 193", "--states", "194")]
    [InlineData("No rehearsal was interrupted", "--resume")]
    public async Task A_wrong_command_is_told_in_one_sentence(string sentence, params string[] arguments)
    {
        var (exitCode, _, errors) = await LocalProgram.RunAsync(["rehearse", .. arguments, "--data", rehearsals.Data("usage")]);

        Assert.NotEqual(0, exitCode);
        Assert.Contains(sentence, errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }
}
