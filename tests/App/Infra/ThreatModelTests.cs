using System.Text.RegularExpressions;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Infra;

/// <summary>SECURITY.md promises a test for what it says.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string Root = RepositoryRoot.Find();

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
            .ToLookup(file => Path.GetFileNameWithoutExtension(file), File.ReadAllText);
        var named = Named().Matches(File.ReadAllText(Path.Combine(Root, "SECURITY.md")));

        Assert.NotEmpty(named);
        Assert.All(named, test => Assert.Contains(tests[test.Groups["class"].Value], text => text.Contains($"{test.Groups["method"].Value}(", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"`(?<class>\w+Tests)(\.(?<method>\w+))?`", RegexOptions.ExplicitCapture)]
    private static partial Regex Named();
}
