using System.Text.Json.Nodes;
using DurableTask.Core.Settings;

namespace Mandates.Local.Hosting;

/// <summary>The part of host.json that the local host obeys; absent values are the real host's defaults.</summary>
public sealed record HostJson(string RoutePrefix, int MaxActivities, int MaxOrchestrators, string? DefaultVersion)
{
    /// <summary>Which versions of orchestrations are run: "None", "Strict" or "CurrentOrOlder".</summary>
    public VersioningSettings.VersionMatchStrategy VersionMatch { get; init; }

    /// <summary>What happens to the others: "Reject" leaves them waiting, "Fail" ends them.</summary>
    public VersioningSettings.VersionFailureStrategy VersionFailure { get; init; }

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
                (string?)durableTask?["defaultVersion"])
            {
                VersionMatch = Enum.Parse<VersioningSettings.VersionMatchStrategy>((string?)durableTask?["versionMatchStrategy"] ?? "CurrentOrOlder", ignoreCase: true),
                VersionFailure = Enum.Parse<VersioningSettings.VersionFailureStrategy>((string?)durableTask?["versionFailureStrategy"] ?? "Reject", ignoreCase: true),
            };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new LocalHostException($"{path} cannot be understood: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException($"{path} cannot be read ({e.Message}); it stands at the root of the repository.", e);
        }
    }
}
