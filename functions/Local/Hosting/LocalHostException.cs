namespace Mandates.Local.Hosting;

/// <summary>What keeps the local host from running: one sentence for the person at the terminal, with its remedy.</summary>
public sealed class LocalHostException(string sentence, Exception? cause = null) : Exception(sentence, cause);
