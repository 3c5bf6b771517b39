using System.IO.Compression;

namespace Mandates.Local.Tests.Commands;

/// <summary>
/// <c>earlier-rehearsal.zip</c> is the data folder of a rehearsal with three states that an earlier version had begun
/// and that was killed on 15 March: its store, its files, its orchestrations, its mails.
/// </summary>
public sealed class EarlierRehearsalTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-earlier-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_mandate_that_an_earlier_version_has_begun_goes_on_to_its_end()
    {
        ZipFile.ExtractToDirectory(Path.Combine(AppContext.BaseDirectory, "Commands", "earlier-rehearsal.zip"), folder.FullName);

        var (exitCode, output, errors) = await LocalProgram.RunAsync(["rehearse", "--exit", "--resume", "--data", folder.FullName]);

        Assert.True(exitCode == 0, output + errors);
        Assert.Contains("The package for the General Assembly verifies", output, StringComparison.Ordinal);
    }
}
