using Mandates.App.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Most tests wait: for a process to start, for the storage, for a clock.
[assembly: Parallelization(MaxThreads = 4)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Mandates.App.Tests;

/// <summary>The proofs take longest; whatever runs last runs alone.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(c => c.TestCollectionDisplayName.Contains(".Proof.", StringComparison.Ordinal))];
}
