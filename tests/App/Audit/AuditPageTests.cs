namespace Mandates.App.Tests.Audit;

public class AuditPageTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task The_newest_stands_first_by_name_and_what_is_looked_for_is_found_and_exported()
    {
        await app.StartAsync("read", states: 3);
        await app.FocalPointAsync("read", "ag", "one@ag.example");
        await app.PostAsync("/api/mandates/read/participants/ag.1/link", new { reason = "=asked for by telephone" });

        var page = await TextAsync("/mandates/read/audit");
        var found = await TextAsync("/mandates/read/audit?find=TELEPHONE");
        var none = await TextAsync("/mandates/read/audit?find=nowhere");
        var file = await TextAsync("/mandates/read/audit.csv?find=telephone&language=es");

        Assert.True(page.IndexOf("asked for by telephone", StringComparison.Ordinal) < page.IndexOf("Started the mandate", StringComparison.Ordinal));
        Assert.Contains("asked for by telephone", found, StringComparison.Ordinal);
        Assert.DoesNotContain("Started the mandate", found, StringComparison.Ordinal);
        Assert.Contains("No record has these words.", none, StringComparison.Ordinal);
        Assert.Equal(2, file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("'=asked for by telephone", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Earlier_records_follow_on_the_next_page_and_none_is_shown_twice()
    {
        await app.StartAsync("long", states: 3);
        for (var i = 0; i < 60; i++)
        {
            await app.PostAsync("/api/mandates/long/participants/ag.mission/link", new { reason = $"Asked for the {i}. time." });
            await app.PostAsync("/api/mandates/long/participants/ar.mission/link", new { reason = $"Asked for the {i}. time." });
        }

        var shown = new List<int[]> { Numbers(await TextAsync("/mandates/long/audit")) };
        while (shown[^1][^1] > 1)
        {
            shown.Add(Numbers(await TextAsync($"/mandates/long/audit?before={shown[^1][^1]}")));
        }

        Assert.Equal(100, shown[0].Length);
        Assert.Equal(Enumerable.Range(1, shown[0][0]).Reverse(), shown.SelectMany(numbers => numbers));
    }

    private static int[] Numbers(string page) =>
        [.. System.Text.RegularExpressions.Regex.Matches(page, "<th scope=\"row\" role=\"rowheader\">(\\d+)</th>").Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))];

    private async Task<string> TextAsync(string path) => WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
}
