using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace Mandates.Pages.Shared;

/// <summary>A file that pages refer to, under a name that changes with its content, so that it can be cached without expiry.</summary>
public sealed record SiteFile(string Name, string MediaType, string Text);

/// <summary>All there is of them: one stylesheet, and the little script that some pages can do without.</summary>
public static class SiteFiles
{
    private static Assembly Assembly => typeof(SiteFiles).Assembly;

    /// <summary>The files of Styles in the order of their names, as one.</summary>
    public static SiteFile Stylesheet { get; } = Of("site.css", "text/css", string.Concat(Assembly.GetManifestResourceNames().Where(n => n.StartsWith("styles/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Text)));

    public static SiteFile EnterScript { get; } = Script("enter.js");

    public static SiteFile UploadScript { get; } = Script("upload.js");

    private static readonly FrozenDictionary<string, SiteFile> All = new[] { Stylesheet, EnterScript, UploadScript }.ToFrozenDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>Null when there is none of that name.</summary>
    public static SiteFile? Find(string name) => All.GetValueOrDefault(name);

    private static SiteFile Script(string file) => Of(file, "text/javascript", Text(file));

    private static string Text(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    private static SiteFile Of(string file, string mediaType, string text)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 6));
        return new($"{Path.GetFileNameWithoutExtension(file)}.{hash}{Path.GetExtension(file)}", $"{mediaType}; charset=utf-8", text);
    }
}
