using System.Security.Cryptography;
using Mandates.Local.Hosting;

namespace Mandates.Local.Storage;

/// <summary>The pinned Azurite in .local/azurite, installed on first use and again when its files change.</summary>
internal static class AzuriteInstallation
{
    private static readonly string[] Files = ["package.json", "package-lock.json", "start-azurite.cjs", "azurite.cjs"];

    /// <summary>The folder in which start-azurite.cjs and Azurite stand.</summary>
    public static async Task<string> EnsureAsync(string root, Action<string> progress, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(root, ".local", "azurite");
        Directory.CreateDirectory(folder);
        using var alone = await AloneAsync(Path.Combine(folder, "installing"), cancellationToken);

        var stamp = Path.Combine(folder, "installed");
        var wanted = Convert.ToHexStringLower(SHA256.HashData([.. Files.SelectMany(Content)]));
        if (!File.Exists(stamp) || await File.ReadAllTextAsync(stamp, cancellationToken) != wanted)
        {
            progress("Installing the storage emulator (Azurite) into .local/azurite, once; this takes about a minute.");
            // Not at every start: another process may be reading them.
            foreach (var file in Files)
                await File.WriteAllBytesAsync(Path.Combine(folder, file), Content(file), cancellationToken);
            await InstallAsync(folder, cancellationToken);
            await File.WriteAllTextAsync(stamp, wanted, cancellationToken);
        }

        return folder;
    }

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        string[] arguments = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"];
        var (exitCode, output) = await Tool.RunAsync(Tool.Npm, folder, arguments, cancellationToken);
        if (exitCode != 0)
            throw new LocalHostException(
                $"npm could not install the storage emulator: {LastLines(output)} Check the network and the npm registry setting, then try again.");
    }

    /// <summary>Holds a file that a second installing process waits for.</summary>
    private static async Task<FileStream> AloneAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(250), TimeProvider.System, cancellationToken);
            }
        }
    }

    private static byte[] Content(string file)
    {
        using var resource = typeof(AzuriteInstallation).Assembly.GetManifestResourceStream($"azurite/{file}")!;
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        return content;
    }

    private static string LastLines(string output) =>
        string.Join(' ', output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).TakeLast(3));
}
