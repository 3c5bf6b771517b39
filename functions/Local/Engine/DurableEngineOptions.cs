namespace Mandates.Local.Engine;

public sealed record DurableEngineOptions
{
    /// <summary>The SQLite file; created when it is missing.</summary>
    public required string File { get; init; }

    public int MaxActivities { get; init; } = 10;

    public int MaxOrchestrators { get; init; } = 10;

    /// <summary>The version an orchestration gets when its starter names none.</summary>
    public string? DefaultVersion { get; init; }

    /// <summary>Carries out each commit. A test dies here before or after it.</summary>
    internal Action<Action> Commit { get; init; } = commit => commit();

    /// <summary>What an instance is given of the messages that wait for it. A test repeats and shuffles them.</summary>
    internal Func<string, IEnumerable<HistoryEvent>, IEnumerable<HistoryEvent>> Deliver { get; init; } = (_, messages) => messages;
}
