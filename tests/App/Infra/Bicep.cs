using System.Diagnostics;
using System.Reflection;

namespace Mandates.App.Tests.Infra;

internal sealed record BicepResult(int ExitCode, string Output, string Errors);

/// <summary>The Bicep compiler of the package that this project refers to.</summary>
internal static class Bicep
{
    public static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "infra");

    public static async Task<BicepResult> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.GetFullPath(Executable), arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Machines without the libraries of ICU run it too.
        start.Environment["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1";
        start.Environment["MAIL_API_KEY"] = "not-a-key";
        start.Environment["SIGN_IN_CLIENT_ID"] = new string('0', 36);
        start.Environment["LINK_KEY"] = new string('x', 44);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }

    private static string Executable => typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(m => m.Key == "BicepPath").Value!;
}
