using System.Globalization;
using System.Text.RegularExpressions;

namespace Mandates.App.Tests.Documents.Papers;

/// <summary>The papers of a mandate whose plan has the style of a house.</summary>
public sealed class HouseStylePaperTests(RunningApp app) : IClassFixture<RunningApp>
{
    internal static readonly HouseStyle Oas = new()
    {
        Series = "OEA/Ser.G GT/DSS/doc.{number}/12",
        Distribution = new("Limited", "Limitada", "Limitée", "Limitada"),
        Original = true,
        Brackets = BracketStyle.StatesBefore,
    };

    [Fact]
    public async Task Each_paper_has_symbol_day_class_and_language_at_its_head()
    {
        await app.StartAsync(RunningApp.Plan("styled", states: 3) with { Papers = Oas, Activities = [.. RunningApp.Plan("styled").Activities.Where(a => a.Kind != ActivityKind.PlatformLaunch)] });
        var started = app.Now.InZone(RunningApp.Plan("styled").TimeZone).Date;
        await app.AdvanceToAsync(RunningApp.At(2012, 2, 28, 11));
        using var published = await app.Http.PostAsync(new Uri("/api/mandates/styled/drafts", UriKind.Relative), new StringContent("# Plan\n\n1. To act with respect. {#p2}\n\n2. To meet. {#p3}"));
        await app.SettleAsync();
        using var ar = await app.EnterAsync("styled", "ar.mission");
        using var link = await ar.PostAsJsonAsync("/api/mandates/styled/information", new { kind = "statement", language = "es", titles = new { es = "Prevención" }, link = "https://www.oas.org/" });
        using var said = await ar.PostAsJsonAsync("/api/mandates/styled/contributions", new { draft = 1, paragraph = "p2", kind = "proposedAmendment", text = "To act with care.", @base = await BaseAsync("styled", "p2") });
        var today = app.Now.InZone(RunningApp.Plan("styled").TimeZone).Date;

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.Created), (published.StatusCode, link.StatusCode, said.StatusCode));
        Assert.Equal("OEA/Ser.G GT/DSS/INF.1/12", (await app.GetAsync("/api/mandates/styled/information"))[0].GetProperty("symbol").GetString());
        Assert.Equal(["OEA/Ser.G", "GT/DSS/doc.1/12", English(today), "Distribution: Limited", "Original: English"], await HeadAsync("drafts/1/print?language=en"));
        Assert.Equal("Original : anglais", (await HeadAsync("drafts/1/print?language=fr"))[^1]);
        Assert.Equal("Distribución: Limitada", (await HeadAsync("plan/print?language=es"))[3]);
        Assert.Equal(["OEA/Ser.G", "GT/DSS/doc.7/12", English(started), "Distribution: Limited", "Original: English"], await HeadAsync("plan/print?language=en"));
        Assert.Equal("GT/DSS/doc.3/12", (await HeadAsync("resolution/print?language=pt"))[1]);
        Assert.Contains("<strong>[</strong><span class=\"remark\">ARG: </span>care<strong>]</strong>", await app.Http.GetStringAsync(new Uri("/api/mandates/styled/negotiation/print?language=en", UriKind.Relative)), StringComparison.Ordinal);
        var page = WebUtility.HtmlDecode(await ar.GetStringAsync(new Uri("/mandates/styled/negotiation?language=en", UriKind.Relative)));
        Assert.Contains("<b class=\"bracket\">[</b><span class=\"by\">ARG: </span>care<b class=\"bracket\">]</b>", Regex.Replace(page, @"\s*\n\s*", ""), StringComparison.Ordinal);
        Assert.Contains("OEA/Ser.G\nGT/DSS/doc.7/12\n", WebUtility.HtmlDecode(await ar.GetStringAsync(new Uri("/mandates/styled/work-plan?language=en", UriKind.Relative))), StringComparison.Ordinal);
    }

    private static string English(LocalDate day) => day.ToString("d MMMM uuuu", CultureInfo.GetCultureInfo("en-GB"));

    private async Task<string[]> HeadAsync(string paper)
    {
        var page = WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri($"/api/mandates/styled/{paper}", UriKind.Relative)));
        return [.. Regex.Matches(Regex.Match(page, "<header>.*?</header>", RegexOptions.Singleline).Value, "<div>([^<]+)</div>").Select(line => line.Groups[1].Value)];
    }

    private async Task<string?> BaseAsync(string mandate, string paragraph) =>
        (await app.GetAsync($"/api/mandates/{mandate}/drafts/1")).GetProperty("paragraphs").EnumerateArray().First(p => p.GetProperty("id").GetString() == paragraph).GetProperty("sha256").GetString();
}
