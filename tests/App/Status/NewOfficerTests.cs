using System.Text.RegularExpressions;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Status;

/// <summary>What an officer who has never been here looks for is at most two links from the mandate's page.</summary>
public sealed partial class NewOfficerTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Silent_states_and_the_form_that_extends_one_are_two_links_from_the_board()
    {
        await app.StartDispatchedAsync("first-day", states: 4);
        await app.ReplyAsync("first-day", "ag", [1]);
        using var http = await app.EnterAsync(CallerRoles.Secretariat);

        var page = await ReadAsync(http, "/mandates/first-day");
        var silent = await ReadAsync(http, $"/mandates/first-day{LinkOf(page, "Not replied yet: 3")}");
        var state = await ReadAsync(http, $"/mandates/{LinkOf(silent, "<bdi>Argentina</bdi>")}");
        var form = await ReadAsync(http, LinkOf(state, "Extend the deadline of Argentina"));
        var direct = await ReadAsync(http, LinkOf(page, "Move the deadline, or extend it for one state"));

        Assert.Contains("Reminder to reply to the questionnaire", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<bdi>Antigua and Barbuda</bdi>", silent, StringComparison.Ordinal);
        Assert.Matches("<details open[^>]* id=\"extend\"", form);
        Assert.Contains("<option value=\"ar\" selected", form, StringComparison.Ordinal);
        Assert.Matches("<details open[^>]* id=\"extend\"", direct);
    }

    [Fact]
    public async Task Two_mandates_of_the_same_title_are_told_apart_on_the_board_and_their_pages()
    {
        await app.StartAsync("twin-one", states: 3);
        await app.StartAsync("twin-two", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Secretariat);

        var board = await ReadAsync(http, "/");

        Assert.Contains("· twin-one ·", board, StringComparison.Ordinal);
        Assert.Contains("· twin-two ·", board, StringComparison.Ordinal);
        foreach (var page in (string[])["", "/acts", "/outbox", "/states/ag"])
        {
            Assert.Contains("</bdi> (twin-two)</a>", await ReadAsync(http, $"/mandates/twin-two{page}"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Seldom_used_pages_are_behind_one_more_press_except_the_present_one()
    {
        await app.StartAsync("tabs", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Secretariat);

        var daily = await ReadAsync(http, "/mandates/tabs/acts");
        var seldom = await ReadAsync(http, LinkOf(daily, "Who did what"));

        Assert.Matches("<details[^>]*><summary>More</summary>", daily);
        Assert.DoesNotMatch("<details open[^>]*><summary>More</summary>", daily);
        Assert.Matches("<details open[^>]*><summary>More</summary>", seldom);
        Assert.Contains("/mandates/tabs/audit\" aria-current=\"page\"", seldom, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_outbox_lists_the_newest_act_first_and_names_each_recipient()
    {
        await app.StartDispatchedAsync("newest", states: 3);
        using var http = await app.EnterAsync(CallerRoles.Secretariat);

        var sent = await ReadAsync(http, "/mandates/newest/outbox");
        var lines = sent.Split("role=\"rowheader\"><a href=\"").Skip(1).Select(line => (Link: line.Split('"')[0], What: line.Split('>', '<')[1], At: line.Split("datetime=\"")[1].Split('"')[0])).ToArray();
        var questionnaire = await ReadAsync(http, lines.Single(l => l.What == "The questionnaire").Link);

        Assert.Equal(lines.Select(l => l.At).OrderDescending(), lines.Select(l => l.At));
        Assert.Contains("<bdi>Permanent mission</bdi><span class=\"topics\">Argentina · ar.mission", questionnaire, StringComparison.Ordinal);
        Assert.Contains("delivery not confirmed: 3.", questionnaire, StringComparison.Ordinal);
        Assert.DoesNotContain("Launch of the virtual platform", questionnaire.Split("id=\"notices\"")[1], StringComparison.Ordinal);
    }

    private static string LinkOf(string html, string words) =>
        Link().Matches(html).First(m => m.Groups[2].Value == words).Groups[1].Value.Split('#')[0];

    private static async Task<string> ReadAsync(HttpClient http, string page) => WebUtility.HtmlDecode(await http.GetStringAsync(new Uri(page, UriKind.Relative)));

    [GeneratedRegex("<a href=\"([^\"]+)\"[^>]*>(.*?)</a>")]
    private static partial Regex Link();
}
