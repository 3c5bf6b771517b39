namespace Mandates.App.Tests.Infra;

/// <summary>What main.bicep would deploy, as the resource manager is told.</summary>
internal static class Arm
{
    private static readonly Lazy<Task<JsonNode>> Template = new(BuildAsync);

    public static Task<JsonNode> TemplateAsync() => Template.Value;

    public static async Task<JsonNode> TheOneAsync(string type) => Assert.Single(await ResourcesAsync(type))["properties"]!;

    public static async Task<JsonNode[]> ResourcesAsync(string type) =>
        [.. Resources(await Template.Value).Where(r => r["type"]!.GetValue<string>() == type && r["existing"] is null)];

    /// <summary>A resource of the app itself: <c>appsettings</c>, <c>authsettingsV2</c>.</summary>
    public static async Task<JsonNode> AppConfigAsync(string name) =>
        Assert.Single(await ResourcesAsync("Microsoft.Web/sites/config"), c => c["name"]!.GetValue<string>().Contains($"'{name}'", StringComparison.Ordinal))["properties"]!;

    private static async Task<JsonNode> BuildAsync()
    {
        var build = await Bicep.RunAsync("build", "main.bicep", "--stdout");
        Assert.Equal(0, build.ExitCode);
        return JsonNode.Parse(build.Output)!;
    }

    // A module is a deployment with a template of its own.
    private static IEnumerable<JsonNode> Resources(JsonNode template)
    {
        var resources = template["resources"] switch
        {
            JsonObject named => named.Select(r => r.Value!),
            var list => list!.AsArray().Select(r => r!),
        };
        return resources.SelectMany(r => r["properties"]?["template"] is { } inner ? Resources(inner) : [r]);
    }
}
