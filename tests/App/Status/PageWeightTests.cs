using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Status;

public partial class PageWeightTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const int Most = 100 * 1024;

    [Fact]
    public async Task The_page_of_a_mandate_with_193_states_weighs_at_most_100_KB()
    {
        await app.StartDispatchedAsync("world", states: 193);

        foreach (var language in (string[])["en", "es", "fr", "pt"])
        {
            Assert.InRange(await WeightAsync($"/mandates/world?language={language}"), 1, Most);
            Assert.InRange(await WeightAsync($"/mandates/world?show=all&sort=state&all=true&language={language}"), 1, Most);
        }
    }

    // As it goes over the line where nothing compresses it.
    private async Task<int> WeightAsync(string page)
    {
        var html = await app.Http.GetStringAsync(new Uri(page, UriKind.Relative));
        var weight = Encoding.UTF8.GetByteCount(html);
        foreach (Match file in File().Matches(html))
        {
            weight += (await app.Http.GetByteArrayAsync(new Uri(file.Groups[1].Value, UriKind.Relative))).Length;
        }

        return weight;
    }

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex File();
}
