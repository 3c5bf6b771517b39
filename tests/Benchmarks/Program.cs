using Mandates.Benchmarks;
using Spectre.Console;

var table = new Table().Border(TableBorder.Markdown).AddColumns("what", "measured", "goal");
foreach (var benchmark in ((Benchmark[])[.. EngineBenchmarks.All, IdleBenchmark.Of, .. RehearsalBenchmarks.All, .. UploadBenchmarks.All, NegotiationBenchmark.Of, DispatchBenchmark.Of, BoardBenchmark.Of])
    .Where(b => args.Length == 0 || args.Any(asked => b.What.Contains(asked, StringComparison.OrdinalIgnoreCase))))
{
    await Console.Error.WriteLineAsync(benchmark.What);
    foreach (var figure in await benchmark.Measure())
    {
        // At once too: a later one may fail.
        await Console.Error.WriteLineAsync($"  {figure.What}: {figure.Measured}");
        table.AddRow(Markup.Escape(figure.What), Markup.Escape(figure.Measured), Markup.Escape(figure.Goal));
    }
}

// Not the shared console: it may have been made while the rehearsal's screen was off.
var console = AnsiConsole.Create(new() { Out = new AnsiConsoleOutput(Console.Out) });
console.Profile.Width = 160;
console.Write(table);
