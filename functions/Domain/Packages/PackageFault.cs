namespace Mandates.Domain.Packages;

/// <summary>The first thing that is wrong with a package, as a sentence.</summary>
internal sealed class PackageFault(string sentence) : Exception(sentence);
