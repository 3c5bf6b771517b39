using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;

namespace Mandates.Pages;

/// <summary>A file that pages refer to, under a name that changes with its content, so that it can be cached for ever.</summary>
public sealed record SiteFile(string Name, string MediaType, string Text);

/// <summary>All there is of them: one stylesheet, and the little script that some pages can do without.</summary>
public static class SiteFiles
{
    public static SiteFile Stylesheet { get; } = Read("site.css", "text/css");

    public static SiteFile EnterScript { get; } = Read("enter.js", "text/javascript");

    private static readonly FrozenDictionary<string, SiteFile> All = new[] { Stylesheet, EnterScript }.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>Null when there is none of that name.</summary>
    public static SiteFile? Find(string name) => All.GetValueOrDefault(name);

    private static SiteFile Read(string file, string mediaType)
    {
        using var reader = new StreamReader(typeof(SiteFiles).Assembly.GetManifestResourceStream(file)!);
        var text = reader.ReadToEnd();
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
        return new($"{Path.GetFileNameWithoutExtension(file)}.{hash}{Path.GetExtension(file)}", $"{mediaType}; charset=utf-8", text);
    }
}
