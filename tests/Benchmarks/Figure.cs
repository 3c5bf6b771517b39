namespace Mandates.Benchmarks;

/// <summary>A row of the table.</summary>
internal sealed record Figure(string What, string Measured, string Goal = "");

internal sealed record Benchmark(string What, Func<Task<IReadOnlyList<Figure>>> Measure);
