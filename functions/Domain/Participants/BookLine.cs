namespace Mandates.Domain.Participants;

/// <summary>A line of the address book as it stands in the file. Line: its number there, the header being the first.</summary>
public sealed record BookLine(int Line, string State, string Kind, string Process, string Name, string Email, string Language, string Replaces)
{
    /// <summary>What is wrong with the line itself, as a sentence.</summary>
    public Sentence? Fault { get; init; }
}
