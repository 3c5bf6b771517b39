using System.Diagnostics;
using Microsoft.Extensions.Configuration;

namespace Mandates.Browser.Tests;

/// <summary>
/// The browser that the tests drive: the one that <c>MANDATES_CHROMIUM</c> names, an installed Chrome, Edge or Chromium, the one
/// that Playwright's installer fetches, or, as root on a Debian, the distribution's package.
/// </summary>
internal static class Chromium
{
    private const string Variable = "MANDATES_CHROMIUM";

    private static readonly string[] Installed =
    [
        "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/microsoft-edge", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>The path of an executable; null for the one that Playwright keeps itself.</summary>
    /// <exception cref="InvalidOperationException">There is none and none could be installed; says what to do.</exception>
    public static async Task<string?> FindAsync()
    {
        if (new ConfigurationBuilder().AddEnvironmentVariables().Build()[Variable] is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : throw new InvalidOperationException($"{Variable} names {named}, where there is no file. Correct or unset it.");
        }

        if (Array.Find(Installed, File.Exists) is { } found)
        {
            return found;
        }

        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
        {
            return null;
        }

        return await InstallAsync()
            ? Installed.First(File.Exists)
            : throw new InvalidOperationException($"The browser tests need Chromium and could not install it. Install Chrome, Edge or Chromium, or set {Variable} to the path of one.");
    }

    private static async Task<bool> InstallAsync() =>
        File.Exists("/etc/debian_version") && Environment.UserName == "root"
        && await RunAsync("update") && await RunAsync("install", "--yes", "--no-install-recommends", "chromium") && Array.Exists(Installed, File.Exists);

    private static async Task<bool> RunAsync(params string[] arguments)
    {
        using var apt = Process.Start(new ProcessStartInfo("apt-get", ["--quiet", .. arguments])
        {
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            RedirectStandardInput = true,
        })!;
        apt.StandardInput.Close();
        await apt.WaitForExitAsync();
        return apt.ExitCode == 0;
    }
}
