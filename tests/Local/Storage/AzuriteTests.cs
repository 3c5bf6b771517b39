using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Mandates.Local.Hosting;
using Mandates.Local.Storage;

namespace Mandates.Local.Tests.Storage;

public class AzuriteTests
{
    private readonly List<string> progress = [];

    [Fact]
    public async Task What_was_stored_is_found_again_after_its_starter_is_gone_and_after_its_own_end()
    {
        var folder = Directory.CreateTempSubdirectory();
        var first = await StartAsync(folder);
        try
        {
            await new BlobContainerClient(first.ConnectionString, "drafts").CreateAsync();
            await new TableClient(first.ConnectionString, "Ledger").CreateAsync();

            // A second host of the same folder knows of the first's only what the folder says.
            var found = await StartAsync(folder);
            Assert.Equal((first.Pid, first.ConnectionString), (found.Pid, found.ConnectionString));

            await found.StopAsync();
            Assert.False(File.Exists(Path.Combine(folder.FullName, "azurite.json")));

            var restarted = await StartAsync(folder);
            first = restarted;
            Assert.NotEqual(found.Pid, restarted.Pid);
            Assert.True(await new BlobContainerClient(restarted.ConnectionString, "drafts").ExistsAsync());
            Assert.Equal(409, (await Assert.ThrowsAsync<Azure.RequestFailedException>(() =>
                new TableClient(restarted.ConnectionString, "Ledger").CreateAsync())).Status);
        }
        finally
        {
            await first.StopAsync();
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task One_that_died_is_started_again()
    {
        var folder = Directory.CreateTempSubdirectory();
        var first = await StartAsync(folder);
        using (var process = System.Diagnostics.Process.GetProcessById(first.Pid))
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        var second = await StartAsync(folder);
        Assert.NotEqual(first.Pid, second.Pid);
        await second.StopAsync();
        await second.StopAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_missing_program_is_said_with_where_to_get_it()
    {
        var refusal = await Assert.ThrowsAsync<LocalHostException>(() =>
            Tool.RunAsync("no-such-program", AppContext.BaseDirectory, [], CancellationToken.None));
        Assert.Equal("no-such-program was not found; the local storage needs Node.js 20 or later with npm, from https://nodejs.org.", refusal.Message);
    }

    private Task<Azurite> StartAsync(DirectoryInfo folder) => Azurite.StartAsync(RepositoryRoot.Find(), folder.FullName, progress.Add);
}
