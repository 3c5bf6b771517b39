using System.CommandLine;
using Mandates.Local.Hosting;

namespace Mandates.Local.Commands;

/// <summary>verify PACKAGE: anyone who holds a package can check it.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var package = CommandOptions.File("PACKAGE", ArgumentArity.ExactlyOne);
        package.Description = "The ZIP file of a submission.";
        var sha256 = new Option<string?>("--sha256") { Description = "The hash that the transmittal named.", HelpName = "HASH" };
        var command = new Command("verify", "Checks a package with nothing but the file, and names the first thing that is wrong.") { package, sha256 };
        command.SetAction((given, cancellationToken) => RunAsync(given.GetValue(package)!, given.GetValue(sha256), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? expected, CancellationToken cancellationToken)
    {
        try
        {
            await using var package = File.OpenRead(file);
            var verdict = await PackageVerifier.VerifyAsync(package, expected, cancellationToken);
            Console.WriteLine(verdict.Fault is { } fault
                ? $"✗ {fault}\nThe package does not verify. SHA-256 {verdict.Sha256}"
                : $"✓ {verdict.Files} files are as the manifest says, and {verdict.AuditRecords} audit records form one chain. SHA-256 {verdict.Sha256}");
            return verdict.Holds ? 0 : 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"The package cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
