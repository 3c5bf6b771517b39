using System.Security.Cryptography;
using System.Text;

namespace Mandates.Pages;

/// <summary>The one stylesheet, under a name that changes with its content, so that it can be cached for ever.</summary>
public static class Stylesheet
{
    public static string Text { get; } = Read();

    public static string Name { get; } =
        $"site.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 6))}.css";

    private static string Read()
    {
        using var reader = new StreamReader(typeof(Stylesheet).Assembly.GetManifestResourceStream("site.css")!);
        return reader.ReadToEnd();
    }
}
