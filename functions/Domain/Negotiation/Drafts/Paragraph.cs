using System.Security.Cryptography;

namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>A paragraph keeps its id from version to version. Its text is plain: what looks like markup is part of the words.</summary>
public sealed record Paragraph(string Id, string Text)
{
    /// <summary>Headings are not numbered and are written as in Markdown, after one to six #.</summary>
    [JsonIgnore]
    public bool IsHeading => Level > 0;

    [JsonIgnore]
    public int Level
    {
        get
        {
            var level = Text.AsSpan().IndexOfAnyExcept('#') is var found and >= 0 ? found : Text.Length;
            return level is > 0 and <= 6 && (level == Text.Length || Text[level] is ' ' or '\t' or '\n') ? level : 0;
        }
    }

    /// <summary>The hash by which a contribution names the words it was made on, in lower-case hexadecimal.</summary>
    [JsonIgnore]
    public string Sha256 => Hash(Text);

    /// <summary>SHA-256 of a text as UTF-8, in lower-case hexadecimal.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
