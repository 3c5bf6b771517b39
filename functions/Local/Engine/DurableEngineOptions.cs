using DurableTask.Core;
using DurableTask.Core.Settings;

namespace Mandates.Local.Engine;

public sealed record DurableEngineOptions
{
    /// <summary>The SQLite file; created when it is missing.</summary>
    public required string File { get; init; }

    public int MaxActivities { get; init; } = 10;

    public int MaxOrchestrators { get; init; } = 10;

    /// <summary>The version that an orchestration gets when its starter names none, and the app's own.</summary>
    public string? DefaultVersion { get; init; }

    /// <summary>Which versions are run, and what becomes of the others; the defaults are the Functions host's.</summary>
    public VersioningSettings.VersionMatchStrategy VersionMatch { get; init; } = VersioningSettings.VersionMatchStrategy.CurrentOrOlder;

    /// <inheritdoc cref="VersionMatch"/>
    public VersioningSettings.VersionFailureStrategy VersionFailure { get; init; } = VersioningSettings.VersionFailureStrategy.Reject;

    /// <summary>Carries out each commit. A test dies here before or after it.</summary>
    internal Action<Action> Commit { get; init; } = commit => commit();

    /// <summary>What an instance is given of the messages that wait for it. A test repeats and shuffles them.</summary>
    internal Func<string, IReadOnlyList<TaskMessage>, IReadOnlyList<TaskMessage>> Deliver { get; init; } = (_, messages) => messages;
}
