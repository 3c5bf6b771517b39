namespace Mandates.Local.Rehearsal;

/// <summary>Why a rehearsal cannot go on: one sentence for the person at the terminal.</summary>
public sealed class RehearsalException(string sentence, Exception? cause = null) : Exception(sentence, cause);
