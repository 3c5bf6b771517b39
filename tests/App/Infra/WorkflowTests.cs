using System.Text.RegularExpressions;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Infra;

/// <summary>What the server installs is what was chosen here.</summary>
public sealed partial class WorkflowTests
{
    private static readonly string Root = RepositoryRoot.Find();
    private static readonly string[] Workflows = [.. Directory.EnumerateFiles(Path.Combine(Root, ".github", "workflows")).Select(File.ReadAllText)];

    [Fact]
    public void Every_action_is_pinned_by_its_commit() =>
        Assert.All(Workflows.SelectMany(w => Uses().Matches(w)), use => Assert.Matches("@[0-9a-f]{40}$", use.Groups[1].Value));

    [Fact]
    public void Every_tool_from_npm_is_one_version_and_the_emulator_that_of_the_local_host()
    {
        var installed = Workflows.SelectMany(w => Installs().Matches(w)).SelectMany(m => m.Groups[1].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(word => !word.StartsWith('-')).ToArray();
        var own = JsonNode.Parse(File.ReadAllText(Path.Combine(Root, "functions", "Local", "Storage", "azurite", "package.json")))!;

        Assert.NotEmpty(installed);
        Assert.All(installed, tool => Assert.Matches(@"^[\w@/-]+@\d+\.\d+\.\d+$", tool));
        Assert.Contains($"azurite@{own["dependencies"]!["azurite"]}", installed);
    }

    [Fact]
    public void Advisories_fail_a_run_of_their_own() =>
        Assert.Contains(Workflows, w => w.Contains("NuGetAudit=true", StringComparison.Ordinal) && !w.Contains("WarningsNotAsErrors=NU19", StringComparison.Ordinal));

    [GeneratedRegex(@"uses: (\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"npm (?:install|i|ci) ([^\n]*)")]
    private static partial Regex Installs();
}
