namespace Mandates.Domain.WorkPlans.Reading;

/// <summary>What JSON allows and a plan does not, wherever it stands: doubled names, broken characters, vast numbers.</summary>
internal static class PlainJson
{
    public static IEnumerable<Finding> Findings(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object
            ? In(root, "$")
            : [Refusal.Of("wrong-type", "$", "The file holds no plan: a plan begins with { and ends with }. Start from the sample plan.")];

    private static IEnumerable<Finding> In(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => InObject(element, path),
        JsonValueKind.Array => element.EnumerateArray().SelectMany((item, i) => In(item, $"{path}[{i}]")),
        JsonValueKind.String when Text(element.GetString) is not { } text || text.Any(char.IsControl) =>
            [Refusal.Of("control-character", path, "The text holds a line break, a tab or a character that does not exist. Write it on one line, and type that character again.")],
        JsonValueKind.String => InText(element.GetString()!, path),
        JsonValueKind.Number when !element.TryGetInt32(out _) =>
            [Refusal.Of("wrong-number", path, $"{Refusal.Quote(element.GetRawText())} is not accepted. All numbers of a plan are whole and small: write one without a fraction or exponent.")],
        _ => [],
    };

    private static IEnumerable<Finding> InText(string text, string path)
    {
        if (VisibleText.FirstMisleading(text) is { } misleading)
            yield return Refusal.Of("hidden-character", path, $"The text holds the character {misleading}, which is not seen and can change how the text is read. Remove it.");
        else if (VisibleText.IsBlank(text) && !string.IsNullOrWhiteSpace(text))
            yield return Refusal.Of("blank", path, "The text holds only characters that are not seen. Write what is to be read there.");
    }

    private static IEnumerable<Finding> InObject(JsonElement element, string path)
    {
        var seen = new HashSet<string>();
        foreach (var property in element.EnumerateObject())
        {
            if (Text(() => property.Name) is not { } name || name.Any(char.IsControl) || VisibleText.FirstMisleading(name) is not null)
                yield return Refusal.Of("control-character", path, "The name of a field holds a character that does not belong there. Type the name again.");
            else if (!seen.Add(name))
                yield return Refusal.Of("doubled-name", $"{path}.{name}", $"{Refusal.Quote(name)} is given twice. Keep one of them.");
            else
                foreach (var finding in In(property.Value, $"{path}.{name}")) yield return finding;
        }
    }

    /// <summary>Null for half of a surrogate pair, which JSON can escape but no text can hold.</summary>
    private static string? Text(Func<string?> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
