using Mandates.App.Tests;
using Microsoft.Playwright;

namespace Mandates.Browser.Tests;

/// <summary>A mission that has nothing but its link and a telephone forwards the questionnaire to its capital.</summary>
public sealed class MissionOnAPhoneTests(RunningBrowser browser, RunningApp app) : IClassFixture<RunningApp>
{
    private const string Page = "/mandates/phone/states/ag";

    // WCAG 2.5.8: a target is 24 px wide and high, or stands alone in a circle of 24 px, or is a link within a sentence.
    private const string SmallTargets = """
        () => {
          const isInSentence = e => e.matches('a') && getComputedStyle(e).display === 'inline' && e.parentElement.textContent.trim() !== e.textContent.trim();
          const targets = [...new Set([...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')].filter(e => e.checkVisibility()).map(e => e.closest('label') ?? e))]
            .map(e => ({ e, r: e.getBoundingClientRect() })).filter(t => t.r.right > 0 && t.r.bottom > 0);
          const isSmall = t => t.r.width < 24 || t.r.height < 24;
          const centre = t => [t.r.left + t.r.width / 2, t.r.top + t.r.height / 2];
          const gap = (t, o) => {
            const [x, y] = centre(t);
            return isSmall(o) ? Math.hypot(x - centre(o)[0], y - centre(o)[1]) - 12 : Math.hypot(Math.max(o.r.left - x, 0, x - o.r.right), Math.max(o.r.top - y, 0, y - o.r.bottom));
          };
          return targets.filter(t => isSmall(t) && !isInSentence(t.e) && targets.some(o => o !== t && gap(t, o) < 12))
            .map(t => `${Math.round(t.r.width)} x ${Math.round(t.r.height)}: ${t.e.outerHTML.slice(0, 120)}`);
        }
        """;

    private int presses;

    [Fact]
    public async Task It_forwards_with_a_note_and_sees_who_has_opened_it_in_four_presses()
    {
        await app.StartDispatchedAsync("phone", states: 2);
        foreach (var address in new[] { "one@ag.example", "two@ag.example" })
        {
            await app.FocalPointAsync("phone", "ag", address);
        }

        // They confirmed their addresses by their links, before the mission forwards.
        await app.AdvanceToAsync(app.Now + Duration.FromMinutes(5));
        await using var mission = await OpenAsync("ag.mission");
        Assert.EndsWith(Page, new Uri(mission.Page.Url).AbsolutePath, StringComparison.Ordinal);

        await PressAsync(mission, "#note");
        await mission.Page.Keyboard.TypeAsync("Please send me the figures by Friday.");
        await PressAsync(mission, "form[action$='/forwardings'] button");
        await Assertions.Expect(Forwarded(mission)).ToHaveCountAsync(2);
        await Assertions.Expect(Opened(mission)).ToHaveCountAsync(0);

        await app.AdvanceToAsync(app.Now + Duration.FromMinutes(5));
        await using (var person = await OpenAsync("ag.1"))
        {
            Assert.Contains("Please send me the figures by Friday.", await person.Page.InnerTextAsync("main"), StringComparison.Ordinal);
        }

        await PressAsync(mission, "nav a[href='/mandates/phone']");
        await PressAsync(mission, "main a[href='/mandates/phone/states/ag']");
        await Assertions.Expect(Opened(mission)).ToHaveCountAsync(1);

        Assert.Equal(4, presses);
        Assert.Empty(mission.Complaints);
    }

    private static ILocator Forwarded(Window window) => window.Page.Locator("section[aria-labelledby=forward] td:nth-of-type(1)", new() { HasText = "✓" });

    private static ILocator Opened(Window window) => window.Page.Locator("section[aria-labelledby=forward] td:nth-of-type(2)", new() { HasText = "✓" });

    private async Task PressAsync(Window window, string selector)
    {
        presses++;
        if (selector.StartsWith('#'))
        {
            await window.Page.Locator(selector).ClickAsync();
            return;
        }

        await window.PressAsync(selector);
        await AssertFitsAThumbAsync(window);
    }

    private async Task<Window> OpenAsync(string participant)
    {
        var window = await browser.OpenAsync(app.Http.BaseAddress!, width: 360);
        await window.Page.SetViewportSizeAsync(360, 740);
        await window.EnterAsync(await app.CodeAsync("phone", participant));
        await AssertFitsAThumbAsync(window);
        return window;
    }

    private static async Task AssertFitsAThumbAsync(Window window)
    {
        Assert.True(await window.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{window.Page.Url} is wider than the telephone.");
        var small = await window.Page.EvaluateAsync<string[]>(SmallTargets);
        Assert.True(small.Length == 0, $"{window.Page.Url}\n{string.Join('\n', small)}");
    }
}
