using System.Security.Cryptography;
using System.Text;

namespace Mandates.Pages.Documents;

/// <summary>How a paper looks as a page. It stands in the page itself: a file of the package needs nothing beside it.</summary>
public static class PaperStyle
{
    public const string Css = """
        :root { color-scheme: light; }
        body { margin: 2.5rem auto; max-width: 50rem; padding: 0 1.25rem; background: #fff; color: #1b1f24; font: 1.0625rem/1.6 Cambria, Caladea, Georgia, serif; overflow-wrap: break-word; }
        header { display: flex; justify-content: flex-end; border-bottom: 1px solid #c4cad1; padding-bottom: .4rem; font-size: .9rem; color: #475059; }
        .above { margin: 0; text-align: center; font-size: .95rem; letter-spacing: .02em; color: #475059; }
        h1 { margin: 1.25rem 0 1.75rem; text-align: center; font-size: 1.6rem; line-height: 1.25; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; color: #0b5394; break-after: avoid; }
        h3, h4 { margin: 1.5rem 0 .4rem; font-size: 1.05rem; break-after: avoid; }
        p { margin: 0 0 .8rem; white-space: pre-line; orphans: 2; widows: 2; }
        .numbered { display: grid; grid-template-columns: minmax(2.6rem, max-content) minmax(0, 1fr); column-gap: .5rem; }
        .hint, .remark { color: #475059; font-style: italic; font-size: .92em; }
        code { overflow-wrap: anywhere; font: .8em/1.4 Consolas, Menlo, monospace; }
        .scroll { overflow-x: auto; margin: 0 0 1rem; }
        table { width: 100%; border-collapse: collapse; font-size: .92rem; line-height: 1.45; }
        caption { text-align: start; font-weight: bold; padding: .2rem 0; }
        th, td { border: 1px solid #c4cad1; padding: .3rem .5rem; text-align: start; vertical-align: top; white-space: pre-line; overflow-wrap: break-word; }
        th { background: #f0f2f4; }
        tr { break-inside: avoid; }
        a { color: #0b5394; }
        @page { size: A4; margin: 2cm; @bottom-center { content: counter(page) " / " counter(pages); font: 9pt Georgia, serif; } }
        @media print { body { margin: 0; max-width: none; padding: 0; font-size: 11pt; } .scroll { overflow: visible; } a { color: inherit; } }
        """;

    /// <summary>As a Content-Security-Policy names it.</summary>
    public static string Hash { get; } = $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Css)))}";
}
