namespace Mandates.App.Tests.Settings;

/// <summary>The settings of local.settings.sample.json, by the names under which the app asks for them.</summary>
internal static class SampleSettings
{
    public static Dictionary<string, string> Read()
    {
        var json = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "local.settings.sample.json"));
        return JsonNode.Parse(json)!["Values"]!.AsObject()
            .ToDictionary(v => v.Key.Replace("__", ":", StringComparison.Ordinal), v => v.Value!.GetValue<string>());
    }
}
