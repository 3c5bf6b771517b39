using System.Net;
using Mandates.Pages.Shared;

namespace Mandates.Local.Hosting;

/// <summary>The HTML around the pages of the local host itself: the inbox, the rehearsal's clock.</summary>
internal static class LocalPage
{
    public static string Of(string title, string content) => $"""
        <!doctype html>
        <html lang="en">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Text(title)}</title><link rel="stylesheet" href="/assets/{SiteFiles.Stylesheet.Name}"></head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header class="site"><a href="/">Mandates</a></header>
        <main id="main" tabindex="-1"><h1>{Text(title)}</h1>
        {content}
        </main>
        </body>
        </html>
        """;

    public static string Text(string text) => WebUtility.HtmlEncode(text);
}
