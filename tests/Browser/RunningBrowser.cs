using Deque.AxeCore.Commons;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Mandates.Browser.Tests.RunningBrowser))]

namespace Mandates.Browser.Tests;

/// <summary>One Chromium for all tests; each opens windows of its own, which share nothing.</summary>
public sealed class RunningBrowser : IAsyncLifetime
{
    // Chromium asks its maker's servers for this and that unless told not to; as root it cannot sandbox itself.
    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        var executable = await Chromium.FindAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Quiet });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A window on an installation, with its own cookies.</summary>
    public async Task<Window> OpenAsync(Uri at, string language = "en", ColorScheme theme = ColorScheme.Light, int width = 1440, bool script = true)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = at.ToString(),
            Locale = language,
            ColorScheme = theme,
            JavaScriptEnabled = script,
            ViewportSize = new() { Width = width, Height = 900 },
        });
        await context.AddInitScriptAsync(Axe);
        return new Window(context, await context.NewPageAsync());
    }
}
