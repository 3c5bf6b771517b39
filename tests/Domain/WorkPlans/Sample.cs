namespace Mandates.Domain.Tests;

/// <summary>The sample plan, whole or with something changed in its JSON.</summary>
internal static class Sample
{
    public static byte[] Json { get; } = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "ag-dec-66.json"));

    public static WorkPlan Plan { get; } = WorkPlanReader.Read(Json);

    public static byte[] With(Action<JsonNode> change)
    {
        var plan = JsonNode.Parse(Json)!;
        change(plan);
        return JsonSerializer.SerializeToUtf8Bytes(plan);
    }

    public static byte[] WithText(string old, string replacement)
    {
        var text = Encoding.UTF8.GetString(Json);
        Assert.Contains(old, text, StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text.Replace(old, replacement, StringComparison.Ordinal));
    }
}
