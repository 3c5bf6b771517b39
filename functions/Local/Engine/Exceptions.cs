namespace Mandates.Local.Engine;

/// <summary>The database file cannot be used; the message says why in one sentence.</summary>
public sealed class DurableStoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>An instance with this id is pending, running or suspended.</summary>
public sealed class OrchestrationAlreadyExistsException(string instanceId)
    : Exception($"An Orchestration instance with the ID {instanceId} already exists.");

/// <summary>The orchestrator took another path than its own history.</summary>
public sealed class NonDeterministicOrchestrationException(string message) : Exception(message);
