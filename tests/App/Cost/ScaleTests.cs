using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Mandates.Functions.Mail;
using Mandates.Functions.Record;
using Mandates.Functions.Timeline;
using Mandates.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Cost;

/// <summary>The figures of docs/scale.md: those that are counted, those that follow from them, and those of the settings that it explains.</summary>
[Collection(nameof(RehearsedMandate))]
public sealed class ScaleTests(RehearsedMandate rehearsed, ScaleTests.Quiet app) : IClassFixture<ScaleTests.Quiet>
{
    private const int All = 10_000;

    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "scale.md")).ReplaceLineEndings("\n");

    [Fact]
    public async Task A_sweep_that_finds_nothing_to_do_asks_the_tables_as_seldom_as_the_page_says()
    {
        string[] ids = ["quiet-1", "quiet-2", "quiet-3", "quiet-4"];
        foreach (var id in ids)
        {
            await app.StartAsync(id, states: 2);
        }

        await SweepAsync();
        using var operations = new Operations();
        await SweepAsync();

        // One query lists them all.
        var counted = operations.CallsTo(app.Service<TableServiceClient>().Uri.Port) - 1;
        Assert.Equal(Written("calls to tables when the sweep looks at it and nothing is to be done"), (decimal)counted / ids.Length);
    }

    [Fact]
    public async Task The_cached_facts_of_a_mandate_take_as_much_memory_as_the_page_says()
    {
        var read = await rehearsed.Host.Host.Services.GetRequiredService<FactCache>().ReadAsync(rehearsed.Plan.Mandate.Id, default);
        var written = Written("memory of its cached facts when it is over, with six states, in bytes");

        Assert.InRange(read.Bytes, written / 2, written);
        Assert.InRange(FactCache.MostBytes / (6 * written), 155, 165);
    }

    [Fact]
    public void Ten_thousand_cost_what_each_costs_times_ten_thousand()
    {
        var rows = Regex.Matches(Page, @"^\| [^|]+ \| ([\d,]+) \| ([\d,]+) \| ([\d.]+) \| ([\d,]+) \|$", RegexOptions.Multiline)
            .Select(row => row.Groups.Values.Skip(1).Select(g => decimal.Parse(g.Value, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)).ToArray()).ToArray();

        Assert.Equal(5, rows.Length);
        Assert.All(rows, row => Assert.Equal(row[0] * All, row[1]));
        Assert.All(rows, row => Assert.Equal(Math.Round(row[1] * row[2] / 1_000_000m, MidpointRounding.AwayFromZero), row[3]));
        Assert.InRange(rows.Sum(row => row[3]), 1_400m, 1_450m);
    }

    [Fact]
    public void What_each_asks_for_is_twice_what_34_states_do()
    {
        var cost = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "cost.md"));

        Assert.Contains("34 states make about 4,200 calls to tables, 300 to blobs and 1,250 executions", cost, StringComparison.Ordinal);
        Assert.Contains("That is about 6,500.", cost, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"{2 * 4_200:N0} calls to tables, {2 * 6_500:N0} of the durable extension, {2 * 300} to blobs of which half are writes, {2 * 1_250:N0} executions"), Page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"| calls to tables and queues | {(2 * 4_200) + (2 * 6_500):N0} |"), Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_settings_are_those_that_the_page_explains()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "host.json")))!["extensions"]!;
        var durable = host["durableTask"]!;

        Assert.Equal((int)durable["storageProvider"]!["partitionCount"]!, Setting("partitionCount"));
        Assert.Equal((int)durable["maxConcurrentOrchestratorFunctions"]!, Setting("maxConcurrentOrchestratorFunctions"));
        Assert.Equal((int)durable["maxConcurrentActivityFunctions"]!, Setting("maxConcurrentActivityFunctions"));
        Assert.Equal((int)host["http"]!["maxConcurrentRequests"]!, Setting("maxConcurrentRequests"));
        Assert.Contains(FormattableString.Invariant($"`Mail:DailyCeiling`, {new MailOptions().DailyCeiling:N0} mails"), Page, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"up to {FactCache.MostBytes / (1024 * 1024)} MiB"), Page, StringComparison.Ordinal);
    }

    private async Task SweepAsync()
    {
        await using var scope = app.Host.Host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MandateSweep>().AllAsync(app.Host.Engine.Client, CancellationToken.None);
    }

    private static long Written(string what) =>
        long.Parse(Regex.Match(Page, $@"\| {what} \| ([\d,]+) \|").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    private static int Setting(string name) =>
        int.Parse(Regex.Match(Page, $@"\| `{name}` \| (\d+) \|").Groups[1].Value, CultureInfo.InvariantCulture);

    /// <summary>With a storage of its own, whose calls can be counted.</summary>
    public sealed class Quiet : RunningApp
    {
        protected override string? Storage => null;
    }
}
