using System.Diagnostics;
using Mandates.App.Tests.Questionnaires;

namespace Mandates.App.Tests.Status;

public sealed class MandatePageTests(RunningApp app) : IClassFixture<RunningApp>
{
    private static readonly Uri Home = new("/", UriKind.Relative);

    [Fact]
    public async Task The_page_says_who_has_not_replied_until_when_and_what_happens_next()
    {
        await RepliedAsync("asked");

        var html = await PageAsync("/mandates/asked");

        Assert.Contains("<summary>4 member states</summary>", html, StringComparison.Ordinal);
        Assert.Contains(">Thu 23 Feb 2012, 23:59</time> <strong>in ", html, StringComparison.Ordinal);
        Assert.Contains("A reply ends it for its state; a revision can move the deadline", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/mandates/asked/plan?change=extend#extend\">Move the deadline, or extend it for one state</a>", html, StringComparison.Ordinal);
        Assert.Contains("14 days before the deadline (reminders of the plan)", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_matrix_is_filtered_and_sorted_by_its_address()
    {
        await RepliedAsync("sifted");

        var silent = Rows(await PageAsync("/mandates/sifted?show=silent"));
        var replied = Rows(await PageAsync("/mandates/sifted?show=replied"));
        var down = Rows(await PageAsync("/mandates/sifted?sort=state&down=true"));
        var first = Rows(await PageAsync("/mandates/sifted?sort=reply"));

        Assert.Equal(["Argentina", "Bahamas", "Barbados", "Ecuador"], silent);
        Assert.Equal(["Antigua and Barbuda"], replied);
        Assert.Equal(["Ecuador", "Barbados", "Bahamas", "Argentina", "Antigua and Barbuda"], down);
        Assert.Equal("Antigua and Barbuda", first[0]);
    }

    [Fact]
    public async Task What_the_address_says_that_is_not_offered_is_passed_over()
    {
        await RepliedAsync("odd");

        Assert.Equal(5, Rows(await PageAsync("/mandates/odd?show=<script>&sort=nothing&down=perhaps")).Length);
    }

    [Fact]
    public async Task The_matrix_is_a_file_too_in_the_same_order_and_language()
    {
        await RepliedAsync("filed");

        var csv = await app.Http.GetStringAsync(new Uri("/mandates/filed/states.csv?show=silent&sort=state&down=true&language=fr", UriKind.Relative));
        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.StartsWith("id,État,Réponse,", lines[0], StringComparison.Ordinal);
        Assert.Contains($"Misión Permanente – Ecuador <{RunningApp.Plan("filed").State(new("ec"))!.Mission}>", lines[1], StringComparison.Ordinal);
        Assert.Equal(["ec", "bb", "bs", "ar"], lines[1..].Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task The_states_whose_missions_still_have_the_questionnaire_can_be_listed()
    {
        await app.StartDispatchedAsync("with-mission", states: 3);
        await app.FocalPointAsync("with-mission", "ag", "one@ag.example");
        await app.SettleAsync();

        var csv = await app.Http.GetStringAsync(new Uri("/mandates/with-mission/states.csv?show=withMission&language=en", UriKind.Relative));
        var page = await app.Http.GetStringAsync(new Uri("/mandates/with-mission?show=withMission&language=en", UriKind.Relative));

        var lines = csv.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.EndsWith(",questionnaire with its mission", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("ag,", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.EndsWith(",2012-01-16 09:00", lines[1], StringComparison.Ordinal);
        Assert.Contains("value=\"withMission\" selected", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_participant_sees_where_it_stands_and_nothing_of_others_links_and_mails()
    {
        await RepliedAsync("seen");
        using var mission = await app.EnterAsync("seen", "ag.mission");

        var html = WebUtility.HtmlDecode(await mission.GetStringAsync(new Uri("/mandates/seen?language=en", UriKind.Relative)));

        Assert.Contains("What we are waiting for", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Link last used", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/outbox", html, StringComparison.Ordinal);
        Assert.DoesNotContain("/audit", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_are_shown_as_text()
    {
        const string Name = "<b>x</b>\"'><script>alert(1)</script>";
        var plan = RunningApp.Plan("hostile", states: 2);
        plan = plan with
        {
            Mandate = plan.Mandate with { Title = Name, Instrument = Name },
            Translations = [],
            States = [plan.States[0] with { Names = new LocalizedText(Name, Name, Name, Name) }, plan.States[1]],
        };
        using var started = await app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        await app.SettleAsync();

        var html = await app.Http.GetStringAsync(new Uri("/mandates/hostile", UriKind.Relative)) + await app.Http.GetStringAsync(Home);

        Assert.Equal(HttpStatusCode.Created, started.StatusCode);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_board_says_what_each_mandate_waits_for_and_until_when()
    {
        await RepliedAsync("shown");
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 1, 16, 10)));

        var line = (await PageAsync("/")).Split("<li class=\"health-").Single(l => l.Contains("/mandates/shown\"", StringComparison.Ordinal));

        Assert.Contains("runs\">", line, StringComparison.Ordinal);
        Assert.Contains("Replies to the questionnaire", line, StringComparison.Ordinal);
        Assert.Contains("(4 member states)", line, StringComparison.Ordinal);
        Assert.Contains("1 / 5", line, StringComparison.Ordinal);
        Assert.Contains("Reminder", line, StringComparison.Ordinal);
        Assert.Contains("every notice accounted for", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_and_board_wait_for_the_questionnaire_until_it_is_put_out()
    {
        await app.StartDispatchedAsync("unasked");
        var (page, board) = (await PageAsync("/mandates/unasked"), await LineAsync("unasked"));

        await SampleQuestionnaire.PublishAsync(app, "unasked");
        await app.SettleAsync();

        Assert.Contains("<h3>The questionnaire that the missions are to receive</h3>", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/mandates/unasked/questionnaire\">Publish the questionnaire</a>", page, StringComparison.Ordinal);
        Assert.Contains("Questionnaire not published yet", board, StringComparison.Ordinal);
        Assert.DoesNotContain("The questionnaire that the missions are to receive", await PageAsync("/mandates/unasked"), StringComparison.Ordinal);
        Assert.Contains("(5 member states)", await LineAsync("unasked"), StringComparison.Ordinal);

        async Task<string> LineAsync(string mandate) => (await PageAsync("/")).Split($"href=\"/mandates/{mandate}\"")[1].Split("</dl>")[0];
    }

    [Fact]
    public async Task The_page_costs_the_same_calls_however_much_has_happened()
    {
        await RepliedAsync("cheap");
        await PageAsync("/mandates/cheap");
        var before = await CallsAsync("/mandates/cheap");
        await app.ReplyAsync("cheap", "ar", [2]);
        await app.ReplyAsync("cheap", "bs", [3]);
        var after = await CallsAsync("/mandates/cheap");

        Assert.Equal(before, await CallsAsync("/mandates/cheap"));
        // What was written since is in the same answer.
        Assert.Equal(before, after);
        Assert.InRange(before, 1, 5);
        Assert.InRange(await CallsAsync("/"), 1, 3);
    }

    // Of this request alone, by its trace: the app may be about something else beside.
    private async Task<int> CallsAsync(string path)
    {
        var calls = 0;
        using var look = new System.Diagnostics.Activity("look").Start();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is "System.Net.Http" or "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = call =>
            {
                if (call.TraceId == look.TraceId && call.GetTagItem("server.port") is int port && port != app.Http.BaseAddress!.Port)
                {
                    Interlocked.Increment(ref calls);
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        await PageAsync(path);
        return calls;
    }

    private async Task RepliedAsync(string mandate)
    {
        await app.StartDispatchedAsync(mandate);
        await SampleQuestionnaire.PublishAsync(app, mandate);
        using var replied = await app.ReplyAsync(mandate, "ag", [1]);
    }

    private async Task<string> PageAsync(string path) => WebUtility.HtmlDecode(await app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));

    private static string[] Rows(string html) =>
        [.. html.Split("id=\"states\"")[1].Split("</table>")[0].Split("<th scope=\"row\">").Skip(1).Select(row => row.Split("<bdi>")[1].Split("</bdi>")[0])];
}
