namespace Mandates.Local.Engine;

public sealed record DurableEngineOptions
{
    /// <summary>The SQLite file; created when it is missing.</summary>
    public required string File { get; init; }

    public int MaxActivities { get; init; } = 10;

    public int MaxOrchestrators { get; init; } = 10;

    /// <summary>The version an orchestration gets when its starter names none.</summary>
    public string? DefaultVersion { get; init; }
}
