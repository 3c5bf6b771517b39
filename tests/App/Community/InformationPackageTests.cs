using Mandates.App.Tests.Submission;

namespace Mandates.App.Tests.Community;

public sealed class InformationPackageTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_package_holds_what_stands_and_nothing_of_what_was_withdrawn()
    {
        await app.StartDispatchedAsync("packed", states: 3);
        using var ag = await app.EnterAsync("packed", "ag.mission");
        using var one = await ag.PublishAsync("packed", "First report", Files.Pdf("first"));
        using var two = await ag.PublishAsync("packed", "Second report", Files.Pdf("second"));
        using var three = await app.Http.LinkAsync("packed", "https://www.oas.org/gone");
        using var four = await app.Http.LinkAsync("packed", "https://www.oas.org/kept");
        using var first = await ag.WithdrawAsync("packed", 1, "Of another mandate.");
        using var third = await app.Http.WithdrawAsync("packed", 3, "The page is gone.");

        await PackageSteps.ApproveAsync(app, "packed");
        var submission = await app.GetAsync("/api/mandates/packed/submission");
        var verdict = await app.GetAsync($"/api/submissions/{submission.GetProperty("sha256")}/verify");
        var files = submission.GetProperty("manifest").GetProperty("files").EnumerateArray().Select(f => $"{f.GetProperty("name")}").Where(n => n.StartsWith("information/", StringComparison.Ordinal));
        var package = Encoding.UTF8.GetString(await app.Http.GetByteArrayAsync(new Uri("/api/mandates/packed/submission/package", UriKind.Relative)));

        Assert.True(verdict.GetProperty("holds").GetBoolean(), verdict.ToString());
        Assert.Equal(["INF-2.pdf", "facts.jsonl", "information.en.html", "information.es.html", "information.fr.html", "information.pt.html"], files.Select(f => f["information/".Length..]).Order(StringComparer.Ordinal));
        Assert.Contains("https://www.oas.org/kept", package, StringComparison.Ordinal);
        Assert.Contains("Second report", package, StringComparison.Ordinal);
        Assert.DoesNotContain("https://www.oas.org/gone", package, StringComparison.Ordinal);
        Assert.DoesNotContain("First report", package, StringComparison.Ordinal);
    }
}
