using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Playwright;

namespace Mandates.Browser.Tests;

/// <summary>A page in a browser, with all that it asked for and complained of.</summary>
public sealed class Window : IAsyncDisposable
{
    // In a sentence each, so that little has to cross from the browser.
    private const string Violations = """
        async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
          .map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html).join('; ')}`)
        """;

    private const string CutTables =
        "[...document.querySelectorAll('.scroll:has(> table)')].filter(s => s.scrollWidth > s.clientWidth).map(s => s.getAttribute('aria-labelledby') ?? s.getAttribute('aria-label'))";

    private static readonly string? Pictures = new ConfigurationBuilder().AddEnvironmentVariables("MANDATES_").Build()["PICTURES"];

    private readonly IBrowserContext context;

    internal Window(IBrowserContext context, IPage page)
    {
        (this.context, Page) = (context, page);
        page.Console += (_, said) =>
        {
            if (said.Type == "error" && !said.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                Complaints.Enqueue(said.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Enqueue(error);
        page.Response += (_, response) => Answers.Enqueue(response);
    }

    public IPage Page { get; }

    /// <summary>What scripts and the content security policy complained of.</summary>
    public ConcurrentQueue<string> Complaints { get; } = [];

    public ConcurrentQueue<IResponse> Answers { get; } = [];

    /// <summary>Enters by a link as the mails and the local host print it: the code after the number sign.</summary>
    public async Task EnterAsync(string code)
    {
        await Page.GotoAsync($"/enter#{code}");
        await Page.WaitForURLAsync(url => !url.Contains("/enter", StringComparison.Ordinal));
    }

    /// <summary>Presses a button and waits for the page that its form leads to.</summary>
    public async Task PressAsync(string selector)
    {
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Loaded(object? sender, IPage page) => next.TrySetResult();
        Page.DOMContentLoaded += Loaded;
        await Page.Locator(selector).First.ClickAsync();
        await next.Task.WaitAsync(TimeSpan.FromSeconds(60));
        Page.DOMContentLoaded -= Loaded;
    }

    /// <summary>Takes a new window size; the page stays.</summary>
    public Task ResizeAsync(int width) => Page.SetViewportSizeAsync(width, 900);

    /// <summary>Keeps a picture of the whole page, for people to look at, where the environment names a folder for them.</summary>
    public async Task PictureAsync(string name)
    {
        if (Pictures is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true });
        }
    }

    /// <summary>Asserts that axe finds nothing on the page.</summary>
    public async Task AssertAccessibleAsync()
    {
        var found = await Page.EvaluateAsync<string[]>(Violations);
        Assert.True(found.Length == 0, $"{Page.Url}\n{string.Join('\n', found)}");
    }

    /// <summary>Asserts that the page is no wider than the window, and that no table has to be pushed aside to be read.</summary>
    public async Task AssertFitsAsync()
    {
        var over = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(over <= 0, $"{Page.Url} is {over} px wider than a window of {Page.ViewportSize!.Width} px.");
        var cut = await Page.EvaluateAsync<string[]>(CutTables);
        Assert.True(cut.Length == 0, $"{Page.Url} cuts off columns in a window of {Page.ViewportSize.Width} px: {string.Join(", ", cut)}");
    }

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
