using System.Text.RegularExpressions;

namespace Mandates.Functions.Mail;

/// <summary>A text with placeholders such as <c>{deadline}</c>. In the template of a mail, the first line is the subject and the rest the body.</summary>
internal sealed partial record LetterTemplate(string Name, string Text)
{
    public IReadOnlySet<string> Fields { get; } = Place.Matches(Text).Select(place => place.Groups[1].Value).ToHashSet();

    /// <summary>Whether a brace is left without a field: a placeholder was misspelt.</summary>
    public bool IsTorn => Place.Replace(Text, "").AsSpan().ContainsAny('{', '}');

    /// <summary>The same template, checked against the fields that exist for it.</summary>
    /// <exception cref="InvalidOperationException">It names an unknown field, or a placeholder is misspelt.</exception>
    public LetterTemplate With(IEnumerable<string> fields)
    {
        var unknown = Fields.Except(fields).ToArray();
        return unknown.Length > 0 || IsTorn
            ? throw new InvalidOperationException($"The mail template '{Name}' asks for '{string.Join(", ", unknown)}', which the notice does not have, or has a brace of its own.")
            : this;
    }

    public string Fill(Func<string, string> field) => Place.Replace(Text, place => field(place.Groups[1].Value));

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place { get; }
}
