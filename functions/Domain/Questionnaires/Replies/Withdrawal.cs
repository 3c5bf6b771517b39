namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>A state takes its reply back: this version and those before it no longer stand, though all are kept.</summary>
public sealed record Withdrawal(string State, int Version, string Reason, string By, Instant At);
