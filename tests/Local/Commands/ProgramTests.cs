using System.Diagnostics;
using Mandates.Local.Commands;
using Mandates.Local.Hosting;
using Mandates.Local.Storage;

namespace Mandates.Local.Tests.Commands;

public class ProgramTests
{
    [Fact]
    public async Task A_killed_host_leaves_its_storage_to_be_found_again()
    {
        var data = Directory.CreateTempSubdirectory();
        using var program = Start("--data", data.FullName, "--port", $"{MandateHost.FreePort()}");
        string? line;
        while ((line = await program.StandardOutput.ReadLineAsync()) is not null && !line.StartsWith("Stop", StringComparison.Ordinal))
            Assert.NotEmpty(line);
        Assert.True(line is not null, program.HasExited ? await program.StandardError.ReadToEndAsync() : "The host says nothing.");
        var left = JsonFile.Read<AzuriteEndpoint>(Path.Combine(data.FullName, "azurite.json"))!;
        program.Kill();
        await program.WaitForExitAsync();

        var found = await Azurite.StartAsync(RepositoryRoot.Find(), data.FullName, _ => { });
        Assert.Equal(left.Pid, found.Pid);
        await found.StopAsync();
        data.Delete(recursive: true);
    }

    [Theory]
    [InlineData("--port", "0")]
    [InlineData("--start", "tomorrow")]
    [InlineData("--colour", "blue")]
    public async Task Wrong_usage_is_said_on_the_error_stream_with_exit_code_2(string option, string value)
    {
        using var program = Start(option, value);
        Assert.NotEmpty(await program.StandardError.ReadToEndAsync());
        await program.WaitForExitAsync();
        Assert.Equal(2, program.ExitCode);
    }

    [Fact]
    public async Task What_keeps_the_host_from_running_is_one_sentence_with_exit_code_1()
    {
        var data = Directory.CreateTempSubdirectory();
        await File.WriteAllTextAsync(Path.Combine(data.FullName, "clock.json"), "{");
        using var program = Start("--data", data.FullName);
        var error = await program.StandardError.ReadToEndAsync();
        await program.WaitForExitAsync();
        Assert.Equal(1, program.ExitCode);
        Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        data.Delete(recursive: true);
    }

    private static Process Start(params string[] arguments) =>
        Process.Start(new ProcessStartInfo("dotnet", [typeof(ServeCommand).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = AppContext.BaseDirectory,
        })!;
}
