namespace Mandates.Domain.Negotiation.Drafts;

/// <summary>A text cannot be taken as a version of the draft or as a translation of one.</summary>
public sealed class UnfitTextException(Sentence why) : Exception(why.ToString())
{
    /// <summary>What is wrong with it, with the remedy.</summary>
    public Sentence Why { get; } = why;
}
