using System.Text.RegularExpressions;

namespace Mandates.Functions.Mail;

/// <summary>A text with places such as <c>{deadline}</c>. Of a mail's template the first line is the subject, the rest the body.</summary>
internal sealed partial record LetterTemplate(string Name, string Text)
{
    public IReadOnlySet<string> Fields { get; } = Place.Matches(Text).Select(place => place.Groups[1].Value).ToHashSet();

    /// <summary>Whether a brace is left that no field belongs to: a place that was misspelt.</summary>
    public bool IsTorn => Place.Replace(Text, "").AsSpan().ContainsAny('{', '}');

    /// <summary>The same, once it is held against the fields that there are for it.</summary>
    /// <exception cref="InvalidOperationException">It asks for another, or a place is misspelt.</exception>
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
