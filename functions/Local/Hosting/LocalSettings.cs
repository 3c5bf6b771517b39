using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Mandates.Local.Hosting;

/// <summary>The app's settings, later ones winning: defaults, local.settings.json, the environment, the command's own.</summary>
internal static class LocalSettings
{
    public static void AddLocalSettings(this IConfigurationBuilder configuration, LocalHostOptions options) => configuration
        .AddInMemoryCollection(options.DefaultSettings)
        .AddInMemoryCollection(Values(Path.Combine(options.Root, "local.settings.json")))
        .AddEnvironmentVariables()
        .AddInMemoryCollection(options.Settings);

    private static IEnumerable<KeyValuePair<string, string?>> Values(string path)
    {
        if (!File.Exists(path))
            return [];

        try
        {
            var values = JsonNode.Parse(File.ReadAllText(path))?["Values"]?.AsObject() ?? [];
            return [.. values.Select(v => KeyValuePair.Create(v.Key.Replace("__", ":", StringComparison.Ordinal), v.Value?.ToString()))];
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new LocalHostException($"{path} cannot be understood: {e.Message}", e);
        }
    }
}
