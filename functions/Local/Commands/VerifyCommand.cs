using System.CommandLine;
using Mandates.Local.Hosting;
using Mandates.Local.Verify;

namespace Mandates.Local.Commands;

/// <summary>verify PACKAGE: anyone who holds a package can check it.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var package = new Argument<string>("PACKAGE") { Description = "The ZIP file of a submission." };
        var sha256 = new Option<string?>("--sha256") { Description = "The hash that the transmittal named.", HelpName = "HASH" };
        var command = new Command("verify", "Checks that every file of a package is as its manifest says.") { package, sha256 };
        command.SetAction(given => Run(given.GetValue(package)!, given.GetValue(sha256)));
        return command;
    }

    private static int Run(string file, string? expected)
    {
        try
        {
            using var package = File.OpenRead(file);
            var verdict = PackageVerifier.Verify(package, expected);
            foreach (var problem in verdict.Problems)
            {
                Console.WriteLine($"✗ {problem}");
            }

            Console.WriteLine(verdict.Problems.Count == 0
                ? $"✓ {verdict.Files} files are as the manifest says. SHA-256 {verdict.Sha256}"
                : $"The package does not verify. SHA-256 {verdict.Sha256}");
            return verdict.Problems.Count == 0 ? 0 : 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"The package cannot be read: {unreadable.Message}", unreadable);
        }
    }
}
