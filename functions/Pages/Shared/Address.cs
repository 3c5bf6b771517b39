namespace Mandates.Pages.Shared;

/// <summary>Where the page is found again: what it links to for the same in another language.</summary>
/// <param name="Path">The path, or / when it answers a form and cannot be asked for.</param>
/// <param name="Query">Name and value of each field of the query but the language.</param>
public sealed record Address(string Path, IReadOnlyList<KeyValuePair<string, string>> Query)
{
    public string In(string language) =>
        $"{Path}?{string.Concat(Query.Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value)}&"))}language={language}";
}
