using Mandates.Functions;
using Mandates.Functions.Web.Access;
using Mandates.Local.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Playwright;

namespace Mandates.Browser.Tests;

public sealed class EveryPageTests(RunningBrowser browser, RehearsedPages pages) : IClassFixture<RehearsedPages>
{
    private const int MostBytes = 100_000;

    [Fact]
    public void Every_page_of_the_app_is_looked_at()
    {
        var routes = new FunctionCatalog(typeof(Composition).Assembly.GetTypes()).Http
            .Select(f => (HttpTriggerAttribute)f.Trigger.Attribute)
            .Where(t => t.Methods!.Contains("get") && !t.Route!.StartsWith("api/", StringComparison.Ordinal) && t.Route != "assets/{name}" && !t.Route.EndsWith(".csv", StringComparison.Ordinal))
            .Select(t => t.Route!);

        Assert.Equal(routes.Order(StringComparer.Ordinal), PageList.All.Select(p => p.Route).Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("es", ColorScheme.Dark)]
    [InlineData("fr", ColorScheme.Light)]
    [InlineData("pt", ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_it(string language, ColorScheme theme)
    {
        foreach (var reader in Enum.GetValues<Reader>())
        {
            await using var window = await browser.OpenAsync(pages.Address, language, theme);
            await EnterAsync(window, reader);
            foreach (var address in await AddressesAsync(reader))
            {
                await window.Page.GotoAsync(address);
                await window.AssertAccessibleAsync();
            }

            Assert.Empty(window.Complaints);
        }
    }

    // In the language with the longest words; 720 is 1440 enlarged to the double.
    [Fact]
    public async Task It_fits_the_window_of_a_telephone_a_tablet_and_a_desk()
    {
        foreach (var reader in Enum.GetValues<Reader>())
        {
            await using var window = await browser.OpenAsync(pages.Address, "pt");
            await EnterAsync(window, reader);
            foreach (var address in await AddressesAsync(reader))
            {
                await window.Page.GotoAsync(address);
                foreach (var width in new[] { 720, 360, 1440 })
                {
                    await window.ResizeAsync(width);
                    await window.AssertFitsAsync();
                    await window.PictureAsync($"{reader}/{address.Trim('/').Replace('/', '-')}-{width}");
                }
            }
        }
    }

    [Fact]
    public async Task What_is_wrong_with_a_page_would_be_found()
    {
        await using var window = await browser.OpenAsync(pages.Address);
        await window.Page.SetContentAsync("<html lang=en><title>A page</title><main><h1>A page</h1><input><p style='width: 2000px'>wide</p></main></html>");

        var inaccessible = await Assert.ThrowsAnyAsync<Exception>(window.AssertAccessibleAsync);
        var wide = await Assert.ThrowsAnyAsync<Exception>(window.AssertFitsAsync);
        Assert.Contains("Form elements must have labels", inaccessible.Message, StringComparison.Ordinal);
        Assert.Contains("px wider", wide.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_page_is_heavy_or_asks_anybody_else()
    {
        foreach (var reader in Enum.GetValues<Reader>())
        {
            foreach (var address in await AddressesAsync(reader))
            {
                await using var window = await browser.OpenAsync(pages.Address);
                await EnterAsync(window, reader);
                window.Answers.Clear();
                await window.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });

                var sizes = await Task.WhenAll(window.Answers.Select(async a => (a.Url, (await a.BodyAsync()).Length)));
                Assert.All(sizes, s => Assert.StartsWith(pages.Address.ToString(), s.Url));
                Assert.True(sizes.Sum(s => s.Length) <= MostBytes, $"{address}: {string.Join(", ", sizes)}");
            }
        }
    }

    private async Task EnterAsync(Window window, Reader reader)
    {
        if (reader != Reader.Stranger)
        {
            await window.EnterAsync(reader switch
            {
                Reader.Officer => pages.CodeOf(CallerRoles.Secretariat),
                Reader.Chair => pages.CodeOf(CallerRoles.Chair),
                _ => await pages.CodeOfMissionAsync("ag"),
            });
        }
    }

    private async Task<IReadOnlyList<string>> AddressesAsync(Reader reader)
    {
        using var http = pages.Officer();
        var replies = await http.GetFromJsonAsync<JsonElement>("/api/mandates/ag-dec-66/replies");
        var posted = await http.GetFromJsonAsync<JsonElement>("/api/mandates/ag-dec-66/community/replies");
        var shared = posted.EnumerateArray().First(p => p.GetProperty("versions").GetArrayLength() > 0).GetProperty("state").GetString();
        var receipt = replies[0].GetProperty("number").GetString();
        var draft = await http.GetFromJsonAsync<JsonElement>("/api/mandates/ag-dec-66/drafts/2");
        var paragraph = draft.GetProperty("paragraphs")[1].GetProperty("id").GetString();
        return [.. PageList.All.Where(p => p.Reader == reader).Select(p => p.Address
            .Replace("{shared}", shared, StringComparison.Ordinal)
            .Replace("{receipt}", receipt, StringComparison.Ordinal).Replace("{paragraph}", paragraph, StringComparison.Ordinal))];
    }
}
