namespace Mandates.App.Tests.Community;

public sealed class CommunityPageTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task A_delegation_finds_its_deadline_in_its_time_zone_and_no_names_of_others()
    {
        await app.StartDispatchedAsync("community", states: 3);
        await app.FocalPointAsync("community", "ag", "somebody@ag.example");
        using var ar = await app.EnterAsync("community", "ar.mission");
        using var ag = await app.EnterAsync("community", "ag.mission");

        var usual = await ReadAsync(ag, "language=en");
        var chosen = await ReadAsync(ar, "language=en&zone=America/Argentina/Buenos_Aires");
        var own = await ReadAsync(ar, "language=en");
        var unknown = await ReadAsync(ar, "language=fr&zone=<script>");

        Assert.Contains("Thu 23 Feb 2012, 23:59", usual, StringComparison.Ordinal);
        Assert.Contains("Fri 24 Feb 2012, 01:59", chosen, StringComparison.Ordinal);
        Assert.Contains("Fri 24 Feb 2012, 04:59", chosen, StringComparison.Ordinal);
        Assert.Contains("<strong><time datetime=\"2012-02-24T04:59:59Z\">Fri 24 Feb 2012, 01:59", own, StringComparison.Ordinal);
        Assert.Contains("/api/mandates/community/states/ar/calendar.ics", chosen, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody@ag.example", chosen, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", unknown, StringComparison.Ordinal);
        Assert.Contains("Communauté virtuelle", unknown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_since_the_last_visit_is_marked_on_the_page()
    {
        await app.StartDispatchedAsync("visited", states: 3);
        using var ag = await app.EnterAsync("visited", "ag.mission");
        (await app.Http.LinkAsync("visited", "https://www.oas.org/one")).Dispose();
        var first = await PageAsync(ag);
        await app.AdvanceToAsync(app.Now + Duration.FromHours(2));
        (await app.Http.LinkAsync("visited", "https://www.oas.org/two")).Dispose();
        using var reply = await app.ReplyAsync("visited", "ar", [1]);
        await app.AdvanceToAsync(app.Now + Duration.FromHours(2));

        Assert.DoesNotContain("class=\"fresh\"", first, StringComparison.Ordinal);
        var second = await PageAsync(ag);
        Assert.Equal(3, second.Split("<span class=\"fresh\">new</span>").Length);
        Assert.Equal([true, false], second.Split("<li>").Where(line => line.Contains("#inf-", StringComparison.Ordinal)).Select(line => line.Contains("class=\"fresh\"", StringComparison.Ordinal)));

        static Task<string> PageAsync(HttpClient http) => http.GetStringAsync(new Uri("/mandates/visited/community?language=en", UriKind.Relative));
    }

    private static async Task<string> ReadAsync(HttpClient http, string query) =>
        WebUtility.HtmlDecode(await http.GetStringAsync(new Uri($"/mandates/community/community?{query}", UriKind.Relative)));
}
