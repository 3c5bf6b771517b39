using System.Text.Json;
using System.Text.Json.Nodes;

namespace Mandates.Local.Hosting;

/// <summary>The part of host.json that the local host obeys; absent values are the real host's defaults.</summary>
public sealed record HostJson(string RoutePrefix, int MaxActivities, int MaxOrchestrators, string? DefaultVersion)
{
    private static readonly JsonDocumentOptions Options = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static HostJson Read(string path)
    {
        try
        {
            var extensions = JsonNode.Parse(File.ReadAllText(path), documentOptions: Options)?["extensions"];
            var durableTask = extensions?["durableTask"];
            return new HostJson(
                ((string?)extensions?["http"]?["routePrefix"] ?? "api").Trim('/'),
                (int?)durableTask?["maxConcurrentActivityFunctions"] ?? 10,
                (int?)durableTask?["maxConcurrentOrchestratorFunctions"] ?? 10,
                (string?)durableTask?["defaultVersion"]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            throw new LocalHostException($"{path} cannot be understood: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"{path} cannot be read ({e.Message}); it stands at the root of the repository.", e);
        }
    }
}
