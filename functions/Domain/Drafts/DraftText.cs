using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace Mandates.Domain.Drafts;

/// <summary>The text of one draft version, paragraph by paragraph.</summary>
public sealed partial record DraftText(IReadOnlyList<Paragraph> Paragraphs)
{
    /// <summary>Splits Markdown at blank lines. A paragraph whose text stood in the version before keeps its id.</summary>
    public static DraftText Parse(string markdown, DraftText? before)
    {
        var known = before?.Paragraphs.ToList() ?? [];
        var next = known.Select(p => int.Parse(p.Id.AsSpan(1), CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max() + 1;
        var paragraphs = new List<Paragraph>();
        foreach (var text in Blocks(markdown))
        {
            var same = known.Find(p => p.Text == text);
            if (same is not null)
            {
                known.Remove(same);
            }

            paragraphs.Add(same ?? new($"p{next++}", text));
        }

        return new(paragraphs);
    }

    [JsonIgnore]
    public string Markdown => string.Join("\n\n", Paragraphs.Select(p => p.Text)) + "\n";

    [JsonIgnore]
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Markdown)));

    private static IEnumerable<string> Blocks(string markdown) =>
        BlankLine.Split(markdown.ReplaceLineEndings("\n")).Select(block => block.Trim()).Where(block => block.Length > 0);

    [GeneratedRegex(@"\n[ \t]*\n")]
    private static partial Regex BlankLine { get; }
}
