using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Architecture;

/// <summary>The bodies of a mandate are data of its plan: neither the code nor any text of ours names one.</summary>
public class BodiesTests
{
    private static readonly string[] Names =
    [
        "Permanent Council", "General Assembly", "Consejo Permanente", "Asamblea General",
        "Conseil permanent", "Assemblée générale", "Conselho Permanente", "Assembleia Geral",
    ];

    [Fact]
    public void No_text_names_a_body_that_the_plan_names() => Assert.Empty(
        from file in Files()
        from line in File.ReadLines(file)
        let text = line.TrimStart()
        where !text.StartsWith("//", StringComparison.Ordinal)
        from name in Names
        where text.Contains(name, StringComparison.OrdinalIgnoreCase)
        select $"{Path.GetFileName(file)}: {text}");

    [Fact]
    public void All_texts_are_looked_at() =>
        Assert.Equal([".cs", ".json", ".md", ".razor"], Files().Select(Path.GetExtension).Distinct().Order(StringComparer.Ordinal));

    // The sample plan names its own bodies.
    private static IEnumerable<string> Files() => new[] { "App", "Domain", "Pages", "Local" }
        .SelectMany(project => Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "functions", project), "*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".json" or ".md"
            && !file.Split(Path.DirectorySeparatorChar).Any(folder => folder is "bin" or "obj" or "Plans"));
}
