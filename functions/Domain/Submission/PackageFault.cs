namespace Mandates.Domain.Submission;

/// <summary>The first thing that is wrong with a package, as a sentence.</summary>
internal sealed class PackageFault(Sentence words) : Exception(words.ToString())
{
    public Sentence Words => words;
}
