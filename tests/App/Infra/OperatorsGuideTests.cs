using System.Text.RegularExpressions;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Infra;

/// <summary>What docs/operators-guide.md names is there under that name.</summary>
public sealed partial class OperatorsGuideTests
{
    private static readonly string Guide = Read("docs", "operators-guide.md");

    [Fact]
    public void Every_address_is_one_of_the_app()
    {
        var routes = Routes().Matches(Read("tests", "App", "Triggers", "functions.txt")).Select(m => Parameter().Replace(m.Groups[1].Value, "[^/]+")).ToArray();
        var named = Addresses().Matches(Guide).Select(m => m.Groups[1].Value.TrimEnd('.'))
            .Where(a => !a.StartsWith("/.auth/", StringComparison.Ordinal) && !a.StartsWith("/runtime/", StringComparison.Ordinal))
            .Concat(ExportedParts().Match(Guide).Groups[1].Value.Split(' ').Select(part => $"/api/mandates/ID/{part}"))
            .Where(a => !a.EndsWith("/$what", StringComparison.Ordinal)).ToArray();

        Assert.True(named.Length > 20);
        Assert.All(named, address => Assert.Contains(routes, route => Regex.IsMatch(address, $"^{route}$")));
    }

    [Fact]
    public void Every_alert_has_its_row_and_every_row_its_alert()
    {
        var table = Guide[Guide.IndexOf("\n## Alerts", StringComparison.Ordinal)..Guide.IndexOf("\n### Restart a timeline", StringComparison.Ordinal)];

        Assert.Equal(
            Problems().Matches(Read("infra", "modules", "problems.kql")).Select(m => m.Groups[1].Value).Order(),
            FirstCells().Matches(table).Select(m => m.Groups[1].Value).Except(["problem"]).Order());
    }

    [Theory]
    [InlineData("main.bicep", "appName", "address", "storageName", "vaultName")]
    [InlineData("azd.bicep", "AZURE_RESOURCE_GROUP", "appName", "address", "storageName", "vaultName")]
    [InlineData("elsewhere.bicep", "appName", "address")]
    public void Every_output_that_a_variable_is_taken_from_is_one_of(string file, params string[] outputs)
    {
        Assert.Equal(outputs.Order(), Outputs().Matches(Read("infra", file)).Select(m => m.Groups[1].Value).Order());
        Assert.All(outputs, output => Assert.Contains($"$(out {output})", Guide, StringComparison.Ordinal));
    }

    private static string Read(params string[] path) => File.ReadAllText(Path.Combine([RepositoryRoot.Find(), .. path])).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^http  (/\S+)", RegexOptions.Multiline)]
    private static partial Regex Routes();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    [GeneratedRegex(@"ADDRESS(/[\w$./-]+)")]
    private static partial Regex Addresses();

    [GeneratedRegex("for what in ([a-z ]+);")]
    private static partial Regex ExportedParts();

    [GeneratedRegex("Problem = '([^']+)'")]
    private static partial Regex Problems();

    [GeneratedRegex(@"^\| ([^|]+) \|", RegexOptions.Multiline)]
    private static partial Regex FirstCells();

    [GeneratedRegex(@"^output (\w+)", RegexOptions.Multiline)]
    private static partial Regex Outputs();
}
