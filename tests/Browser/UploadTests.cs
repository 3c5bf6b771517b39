using System.Security.Cryptography;
using Mandates.App.Tests;
using Microsoft.Playwright;

namespace Mandates.Browser.Tests;

public sealed class UploadTests(RunningBrowser browser, RunningApp app) : IClassFixture<RunningApp>
{
    private const int PartBytes = 1024 * 1024;

    [Fact]
    public async Task A_large_file_goes_up_in_parts_over_a_line_that_breaks_and_is_submitted()
    {
        var bytes = Files.LargePdf((9 * PartBytes) + 7);
        await using var window = await OpenAsync("broken-line");
        var (refused, sent) = (0, new List<string>());
        await window.Page.RouteAsync("**/parts/*", async route =>
        {
            if (route.Request.Url.EndsWith("/parts/4", StringComparison.Ordinal) && Interlocked.Increment(ref refused) == 1)
            {
                await route.AbortAsync("connectionreset");
                return;
            }

            lock (sent)
            {
                sent.Add(route.Request.Url);
            }

            await route.ContinueAsync();
        });

        await ChooseAsync(window, bytes);
        await Assertions.Expect(window.Page.GetByText("annex.pdf")).ToBeVisibleAsync(new() { Timeout = 30_000 });
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await window.Page.WaitForURLAsync("**/receipts/*");

        Assert.Equal(2, refused);
        Assert.Equal(10, sent.Distinct().Count());
        await Assertions.Expect(window.Page.GetByText(Convert.ToHexStringLower(SHA256.HashData(bytes))).First).ToBeVisibleAsync();
        Assert.Equal(bytes, await app.Http.GetByteArrayAsync(new Uri("/api/mandates/broken-line/states/ag/replies/1/files/1", UriKind.Relative)));
        Assert.Empty(window.Complaints);
    }

    [Fact]
    public async Task After_the_window_was_closed_half_way_only_what_is_missing_is_sent()
    {
        var bytes = Files.LargePdf((5 * PartBytes) + 7, seed: 1);
        await using (var first = await OpenAsync("half-way"))
        {
            await first.Page.RouteAsync("**/parts/4", route => route.AbortAsync("connectionreset"));
            var third = first.Page.WaitForResponseAsync(r => r.Url.EndsWith("/parts/3", StringComparison.Ordinal) && r.Ok);
            await ChooseAsync(first, bytes);
            await third;
        }

        await using var second = await EnterAsync("half-way");
        await ChooseAsync(second, bytes);
        await Assertions.Expect(second.Page.GetByText("annex.pdf")).ToBeVisibleAsync(new() { Timeout = 30_000 });

        Assert.Equal(["4", "5", "6"], second.Answers.Where(a => a.Url.Contains("/parts/", StringComparison.Ordinal)).Select(a => a.Url.Split('/')[^1]));
    }

    [Fact]
    public async Task A_file_over_the_limit_is_told_before_anything_is_sent()
    {
        await using var window = await OpenAsync("too-large");
        var folder = Directory.CreateTempSubdirectory("mandates-large-");
        try
        {
            var path = Path.Combine(folder.FullName, "annex.pdf");
            await using (var file = File.Create(path))
            {
                file.SetLength((90 * PartBytes) + 1);
            }

            await window.Page.SetInputFilesAsync("#file", path);
            await Assertions.Expect(window.Page.Locator("#said")).ToContainTextAsync("90 MB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Assert.DoesNotContain(window.Answers, a => a.Url.Contains("/uploads", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_what_it_says_is_refused_in_words()
    {
        await using var window = await OpenAsync("not-a-pdf");

        await ChooseAsync(window, RandomNumberGenerator.GetBytes(2 * PartBytes));

        await Assertions.Expect(window.Page.Locator("#said")).ToContainTextAsync("was not accepted", new() { Timeout = 30_000 });
        Assert.Equal(0, await window.Page.GetByText("annex.pdf").CountAsync());
    }

    [Fact]
    public async Task A_large_document_goes_up_in_parts_and_is_published_with_the_button()
    {
        var bytes = Files.LargePdf((9 * PartBytes) + 7, seed: 3);
        await using var window = await OpenAsync("study");
        await window.Page.GotoAsync("/mandates/study/information");

        await ChooseAsync(window, bytes);
        await Assertions.Expect(window.Page.Locator("#said")).ToContainTextAsync("has arrived", new() { Timeout = 30_000 });
        await window.Page.FillAsync("#title-en", "A long study");
        await window.PressAsync("form[enctype] button");

        await Assertions.Expect(window.Page.GetByText("annex.pdf")).ToBeVisibleAsync();
        Assert.Equal(bytes, await app.Http.GetByteArrayAsync(new Uri("/api/mandates/study/information/1/file", UriKind.Relative)));
        Assert.Empty(window.Complaints);
    }

    private static Task ChooseAsync(Window window, byte[] bytes) =>
        window.Page.SetInputFilesAsync("#file", new FilePayload { Name = "annex.pdf", MimeType = "application/pdf", Buffer = bytes });

    private async Task<Window> OpenAsync(string mandate)
    {
        await app.StartDispatchedAsync(mandate, states: 2);
        return await EnterAsync(mandate);
    }

    private async Task<Window> EnterAsync(string mandate)
    {
        var window = await browser.OpenAsync(app.Http.BaseAddress!);
        await window.EnterAsync(await app.CodeAsync(mandate, "ag.mission"));
        await window.Page.GotoAsync($"/mandates/{mandate}/states/ag/reply");
        return window;
    }
}
