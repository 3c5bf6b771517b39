using System.Text.RegularExpressions;

namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>A paragraph as it stands in a file, with the mark that it bears, if any.</summary>
public sealed partial record DraftBlock(string Text, string? Mark)
{
    /// <summary>Without the number, which is the paragraph's place and changes when others come before it; null when no words are left.</summary>
    public static DraftBlock? Of(string written)
    {
        var text = Number.Replace(written.Trim(), "");
        var mark = TakeMark(ref text);
        return text.Length > 0 ? new(text, mark) : null;
    }

    // The last mark counts; a paragraph with two marks is still one paragraph.
    private static string? TakeMark(ref string text)
    {
        string? mark = null;
        while (text.EndsWith('}') && text.LastIndexOf("{#", StringComparison.Ordinal) is var at and >= 0 && Id.IsMatch(text.AsSpan(at + 2, text.Length - at - 3)))
        {
            mark ??= text[(at + 2)..^1];
            text = text[..at].TrimEnd();
        }

        return mark;
    }

    [GeneratedRegex(@"^(?:[ \t]*[0-9]{1,3}[.)][ \t]+)+(?=\S)")]
    internal static partial Regex Number { get; }

    [GeneratedRegex(@"^[a-z][a-z0-9-]{0,39}\z")]
    private static partial Regex Id { get; }
}
