using System.Reflection.PortableExecutable;
using Mandates.Local.Hosting;

namespace Mandates.App.Tests.Triggers;

/// <summary>
/// What the platform reads is what the local host runs. The build for this computer leaves out what only the platform
/// needs, by a switch that the worker's SDK does not document; these tests hold what is published.
/// </summary>
public sealed class PublishTests(PublishedApp app) : IClassFixture<PublishedApp>
{
    [Theory]
    [InlineData("Mandates.Functions.dll")]
    [InlineData("functions.metadata")]
    [InlineData("worker.config.json")]
    [InlineData(".azurefunctions/function.deps.json")]
    [InlineData(".azurefunctions/Microsoft.Azure.WebJobs.Extensions.DurableTask.dll")]
    [InlineData(".azurefunctions/Microsoft.Azure.WebJobs.Extensions.FunctionMetadataLoader.dll")]
    public void The_published_app_holds(string file) => Assert.True(File.Exists(app.Path(file)), $"{file} is missing.");

    [Fact]
    public void It_holds_nothing_that_only_developers_or_other_languages_need()
    {
        var root = app.Path("");
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(root, f)).ToArray();

        Assert.DoesNotContain(files, f => Path.GetExtension(f) is ".pdb" or ".xml");
        Assert.DoesNotContain(files, f => f.EndsWith(".resources.dll", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Mandates.Functions.dll")]
    [InlineData("Mandates.Domain.dll")]
    [InlineData("Mandates.Pages.dll")]
    public void Its_stack_traces_name_lines(string assembly)
    {
        using var file = new PEReader(File.OpenRead(app.Path(assembly)));

        Assert.Contains(file.ReadDebugDirectory(), entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
    }

    [Fact]
    public void It_holds_the_repositorys_host_json() =>
        Assert.Equal(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "host.json")), File.ReadAllText(app.Path("host.json")));

    [Fact]
    public void The_host_is_told_of_the_durable_extension()
    {
        var extensions = JsonDocument.Parse(File.ReadAllText(app.Path("extensions.json"))).RootElement.GetProperty("extensions");

        Assert.Equal(["DurableTask", "Startup"], extensions.EnumerateArray().Select(e => e.GetProperty("name").GetString()).Order());
        Assert.All(extensions.EnumerateArray(), e => Assert.True(File.Exists(app.Path(e.GetProperty("hintPath").GetString()!))));
    }

    [Fact]
    public async Task Its_metadata_names_every_function_as_the_local_host_knows_it() =>
        Assert.Equal(DescribedFunction.OfCatalog(), await DescribedFunction.OfFileAsync(app.Path("functions.metadata")));

    [Fact]
    public async Task The_worker_tells_the_host_of_every_function_as_the_local_host_knows_it() =>
        Assert.Equal(DescribedFunction.OfCatalog(), await DescribedFunction.OfWorkerAsync());
}
