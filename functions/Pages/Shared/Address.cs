namespace Mandates.Pages.Shared;

/// <summary>The address of the page, for its links to the other languages.</summary>
/// <param name="Path">The path, or / when it answers a form and cannot be asked for.</param>
/// <param name="Query">Name and value of each field of the query but the language.</param>
public sealed record Address(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    public string In(string language) =>
        $"{Path}?{string.Concat(Query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}&"))}language={language}";
}
