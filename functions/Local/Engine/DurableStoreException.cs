namespace Mandates.Local.Engine;

/// <summary>The database file cannot be used; the message says why in one sentence.</summary>
public sealed class DurableStoreException(string message, Exception? inner = null) : Exception(message, inner);
