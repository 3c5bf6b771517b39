using Mandates.App.Tests.Mail;
using Microsoft.Playwright;

namespace Mandates.Browser.Tests;

/// <summary>Every letter as a mail client shows it, in both themes and on a telephone.</summary>
public sealed class LetterPageTests(RunningBrowser browser)
{
    // Nothing is asked for at it: a letter is shown from memory.
    private static readonly Uri Nowhere = new("https://mandates.example");

    [Theory]
    [InlineData(Language.English, ColorScheme.Light)]
    [InlineData(Language.English, ColorScheme.Dark)]
    [InlineData(Language.Spanish, ColorScheme.Dark)]
    [InlineData(Language.French, ColorScheme.Light)]
    [InlineData(Language.Portuguese, ColorScheme.Dark)]
    public async Task A_letter_can_be_read_by_anybody_and_fits_the_window(Language language, ColorScheme theme)
    {
        await using var window = await browser.OpenAsync(Nowhere, theme: theme);
        foreach (var reason in SampleLetters.Reasons)
        {
            await window.Page.SetContentAsync(SampleLetters.Of(reason, language).Html);
            await window.AssertAccessibleAsync();
            foreach (var width in new[] { 1440, 768, 360 })
            {
                await window.ResizeAsync(width);
                await window.AssertFitsAsync();
                await window.PictureAsync($"letters/{language}-{theme}/{reason}-{width}");
            }
        }

        Assert.Empty(window.Answers);
    }

    [Fact]
    public async Task The_button_of_a_letter_leads_where_its_code_does()
    {
        await using var window = await browser.OpenAsync(Nowhere, width: 360);
        await window.Page.SetContentAsync(SampleLetters.Of(NoticeReason.Reminder, Language.English).Html);

        var button = window.Page.GetByRole(AriaRole.Link, new() { Name = "Open your personal page" });
        var code = await window.Page.Locator(".code").TextContentAsync();
        Assert.Equal($"https://mandates.example/enter#{code}", await button.GetAttributeAsync("href"));
        Assert.InRange((await button.BoundingBoxAsync())!.Height, 44, 80);
    }
}
