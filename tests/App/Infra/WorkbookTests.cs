using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using Mandates.Functions.Telemetry;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Infra;

/// <summary>What the workbook asks for is what the app emits.</summary>
public sealed partial class WorkbookTests
{
    private static readonly JsonNode Workbook = JsonNode.Parse(File.ReadAllText(Path.Combine(Bicep.Folder, "modules", "workbook.json")))!;

    private static readonly string[] Queries = [.. Workbook["items"]!.AsArray().Select(i => i!["content"]!["query"]?.GetValue<string>()).OfType<string>()];

    [Fact]
    public async Task It_is_deployed_and_looks_into_the_workspace()
    {
        var deployed = await Arm.TheOneAsync("Microsoft.Insights/workbooks");

        Assert.Contains("{workspace}", deployed["serializedData"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Equal(["{workspace}"], Workbook["fallbackResourceIds"]!.AsArray().Select(id => id!.GetValue<string>()));
    }

    [Fact]
    public void Each_metric_and_its_tags_are_counted_by_the_app()
    {
        var counted = Counted();
        foreach (var query in Queries.Where(q => q.StartsWith("AppMetrics", StringComparison.Ordinal)))
        {
            var tags = counted[Name().Match(query).Groups[1].Value];
            Assert.All(Property().Matches(query), tag => Assert.Contains(tag.Groups[1].Value, tags.Keys));
            Assert.All(OneOf().Matches(query), match => Assert.Subset(tags["outcome"], Word().Matches(match.Groups[1].Value).Select(w => w.Value).ToHashSet()));
        }
    }

    [Fact]
    public void Each_span_and_its_tags_are_made_by_the_app()
    {
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name == Spans.Source, Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData };
        ActivitySource.AddActivityListener(listener);
        using var act = Spans.Act("m", "a");
        using var notice = Spans.Notice("n");
        var made = new[] { act!, notice! }.ToDictionary(s => s.OperationName, s => s.Tags.Select(t => t.Key));

        foreach (var query in Queries.Where(q => q.StartsWith("AppDependencies", StringComparison.Ordinal)))
        {
            var tags = made[Name().Match(query).Groups[1].Value];
            Assert.All(Property().Matches(query), tag => Assert.Contains(tag.Groups[1].Value, tags));
        }
    }

    [Fact]
    public async Task Each_function_and_each_phrase_is_one_of_the_app()
    {
        var functions = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Triggers", "functions.txt"));
        var code = string.Concat(Directory.EnumerateFiles(Path.Combine(Local.Hosting.RepositoryRoot.Find(), "functions", "App"), "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText));

        Assert.All(
            Queries.Where(q => q.StartsWith("AppRequests", StringComparison.Ordinal)).SelectMany(q => Name().Matches(q)),
            name => Assert.Matches($@"(?m)\b{name.Groups[1].Value}\b", functions));
        Assert.All(Queries.SelectMany(q => Phrase().Matches(q)), phrase => Assert.Contains(phrase.Groups[1].Value, code, StringComparison.Ordinal));
    }

    [Fact]
    public void Mandates_notices_failures_and_latency_have_their_part()
    {
        var titles = Workbook["items"]!.AsArray().Select(i => i!["content"]!["title"]?.GetValue<string>()).OfType<string>().ToArray();

        Assert.All((string[])["Mandates", "Notices", "Failures", "Latency"], part => Assert.Contains(titles, t => t.StartsWith(part + ":", StringComparison.Ordinal)));
    }

    // The names of the counters, and of each the tags with their values when everything is counted once.
    private static Dictionary<string, Dictionary<string, HashSet<string>>> Counted()
    {
        var counted = new Dictionary<string, Dictionary<string, HashSet<string>>>(StringComparer.Ordinal);
        using var services = new ServiceCollection().AddMetrics().AddSingleton<Measures>().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, to) =>
            {
                if (instrument.Meter.Scope == meters)
                {
                    to.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            var of = counted.TryGetValue(instrument.Name, out var before) ? before : counted[instrument.Name] = new(StringComparer.Ordinal);
            foreach (var (name, value) in tags)
            {
                (of.TryGetValue(name, out var values) ? values : of[name] = []).Add((string)value!);
            }
        });
        listener.Start();

        var measures = services.GetRequiredService<Measures>();
        measures.Executed("f");
        measures.Written("reply");
        measures.Completed(NoticeReason.Digest, new Tally(1, 1, 1));
        return counted;
    }

    [GeneratedRegex("Name == '([^']+)'")]
    private static partial Regex Name();

    [GeneratedRegex(@"Properties\.(\w+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"Properties\.outcome\) in \(([^)]+)\)")]
    private static partial Regex OneOf();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex("Message contains '([^']+)'")]
    private static partial Regex Phrase();
}
