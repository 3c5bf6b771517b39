using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Mandates.Functions.Submission;
using Mandates.Functions.Timeline;
using Mandates.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Cost;

/// <summary>The ceilings of docs/cost.md. A count above one is to be explained, or the page and the prices that follow written anew.</summary>
[Collection(nameof(RehearsedMandate))]
public sealed class CostTests(RehearsedMandate rehearsed)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "cost.md"));

    [Fact]
    public void A_rehearsed_mandate_costs_as_many_operations_as_the_page_says()
    {
        var services = rehearsed.Host.Host.Services;
        var meters = services.GetRequiredService<IMeterFactory>();
        (string What, int Counted)[] figures =
        [
            ("calls to tables", rehearsed.Operations.CallsTo(services.GetRequiredService<TableServiceClient>().Uri.Port)),
            ("calls to blobs", rehearsed.Operations.CallsTo(services.GetRequiredService<BlobServiceClient>().Uri.Port)),
            ("executions", rehearsed.Operations.ExecutionsOf(meters, _ => true)),
            ("of them, steps of orchestrators", rehearsed.Operations.ExecutionsOf(meters, name => name is nameof(MandateTimeline) || name.EndsWith("Phase", StringComparison.Ordinal))),
            ("of them, activities", rehearsed.Operations.ExecutionsOf(meters, name => name is nameof(PerformDue) or nameof(FreezePackage))),
        ];

        Assert.All(figures, f => Assert.InRange(f.Counted, Written(f.What) / 2, Written(f.What)));
    }

    [Fact]
    public void An_idle_month_costs_at_most_a_dollar()
    {
        var rows = Regex.Matches(Page[Page.IndexOf("## An idle month", StringComparison.Ordinal)..], @"\| (\d+\.\d\d) \|\r?$", RegexOptions.Multiline);

        Assert.Equal(8, rows.Count);
        Assert.InRange(rows.Sum(row => decimal.Parse(row.Groups[1].Value, CultureInfo.InvariantCulture)), 0.01m, 1m);
    }

    private static int Written(string what) =>
        int.Parse(Regex.Match(Page, $@"\| {what} \| ([\d,]+) \|").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
