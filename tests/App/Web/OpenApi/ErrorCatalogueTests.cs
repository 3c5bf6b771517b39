using System.Text.RegularExpressions;
using Mandates.Functions.Web.OpenApi;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Web.OpenApi;

public sealed partial class ErrorCatalogueTests
{
    [Fact]
    public void Every_problem_of_the_code_is_in_the_catalogue()
    {
        var root = RepositoryRoot.Find();
        var catalogue = File.ReadAllText(Path.Combine(root, "docs", "errors.md"));
        var titles = Directory.EnumerateFiles(Path.Combine(root, "functions", "App"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Title().Matches(File.ReadAllText(file)))
            .Select(found => Filled().Replace(found.Groups[1].Value, "…")).Distinct().ToArray();

        Assert.True(titles.Length > 30, $"{titles.Length} titles are too few to show anything.");
        Assert.All(titles, title => Assert.Contains(title, catalogue, StringComparison.Ordinal));
    }

    // An answer without a body has no title, and its status a line all the same.
    [Fact]
    public void Every_status_of_the_description_is_in_the_catalogue()
    {
        var catalogue = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "errors.md"));
        var statuses = ApiDescription.Write()["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject())
            .SelectMany(operation => operation.Value!["responses"]!.AsObject()).Select(answer => answer.Key)
            .Where(status => status[0] is '4' or '5').Distinct().ToArray();

        Assert.Contains("422", statuses);
        Assert.All(statuses, status => Assert.Contains($"| {status} |", catalogue, StringComparison.Ordinal));
    }

    [GeneratedRegex("(?:(?:ProblemException|new)\\([^\"();{]*?(?:[45]\\d\\d\\w*|StatusCode),|(?:Conflict|Unprocessable)\\()\\s*\\$?\"([^\"]+)\"")]
    private static partial Regex Title();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Filled();
}
