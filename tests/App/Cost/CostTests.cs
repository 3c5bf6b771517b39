using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Mandates.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Cost;

/// <summary>The counted figures of docs/cost.md; one that is off by more than a tenth is to be written anew, with the prices that follow.</summary>
[Collection(nameof(RehearsedMandate))]
public sealed class CostTests(RehearsedMandate rehearsed)
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "cost.md"));

    [Fact]
    public void A_rehearsed_mandate_costs_as_many_operations_as_the_page_says()
    {
        var services = rehearsed.Host.Host.Services;
        AssertNear("calls to tables", rehearsed.Operations.CallsTo(services.GetRequiredService<TableServiceClient>().Uri.Port));
        AssertNear("calls to blobs", rehearsed.Operations.CallsTo(services.GetRequiredService<BlobServiceClient>().Uri.Port));
        AssertNear("executions", rehearsed.Operations.ExecutionsOf(services.GetRequiredService<IMeterFactory>()));
    }

    private static void AssertNear(string what, int counted)
    {
        var written = int.Parse(Regex.Match(Page, $@"\| {what} \| ([\d,]+) \|").Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(written - counted) <= counted / 10, $"{what}: the page says {written}, counted were {counted}.");
    }
}
