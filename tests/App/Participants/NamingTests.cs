using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Participants;

public class NamingTests(RunningApp app) : IClassFixture<RunningApp>
{
    [Fact]
    public async Task Of_fifty_parallel_namings_exactly_three_win_and_the_others_learn_who_did()
    {
        await app.StartAsync("race");
        using var mission = await app.EnterAsync("race", "ag.mission");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => NameAsync(mission, "race", "ag", $"person-{i}@ag.example", name: $"Person {(char)('A' + (i % 26))} {(char)('A' + (i / 26))}")));

        Assert.Equal(3, answers.Count(a => a.StatusCode == HttpStatusCode.Created));
        Assert.Equal(47, answers.Count(a => a.StatusCode == HttpStatusCode.Conflict));
        var detail = (await answers.First(a => a.StatusCode == HttpStatusCode.Conflict).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString()!;
        Assert.Equal(3, detail.Split("Person").Length - 1);
        var people = (await app.GetAsync("/api/mandates/race/participants")).EnumerateArray().Where(p => Text(p, "state") == "ag" && Text(p, "kind") == "focalPoint");
        Assert.Equal(["ag.1", "ag.2", "ag.3"], people.Select(p => Text(p, "id")));
        Assert.True((await app.GetAsync("/api/mandates/race/audit/verify")).GetProperty("holds").GetBoolean());
    }

    [Fact]
    public async Task Two_apps_on_one_storage_do_not_give_a_place_twice_either()
    {
        await app.StartAsync("two-apps");
        await NameOkAsync("two-apps", "ag", "one@ag.example");
        await NameOkAsync("two-apps", "ag", "two@ag.example");
        var other = OtherInstance();
        var before = await app.Service<Functions.Record.MandateStore>().GetAsync(new("two-apps"), CancellationToken.None);
        var begin = new Domain.Participants.Beginning(new("ag"), Domain.Participants.ParticipantKind.FocalPoint, null, "");

        var answers = await Task.WhenAll(
            NameAsync(app.Http, "two-apps", "ag", "three@ag.example"),
            Outcome(other.NameAsync(before, begin, new("Four", "four@ag.example", default), null, new(CallerRoles.Secretariat, "x", "y"), app.Host.Engine.Client, CancellationToken.None)));

        Assert.Single(answers, a => a.IsSuccessStatusCode);
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task The_same_naming_twice_is_one_focal_point()
    {
        await app.StartAsync("same");

        using var first = await NameAsync(app.Http, "same", "ag", "one@ag.example");
        using var again = await NameAsync(app.Http, "same", "ag", "ONE@ag.example");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        Assert.Equal("ag.1", Text(await again.Content.ReadFromJsonAsync<JsonElement>(), "id"));
    }

    [Fact]
    public async Task A_focal_point_is_replaced_and_not_deleted_and_its_link_stops()
    {
        await app.StartAsync("replace");
        foreach (var name in new[] { "one", "two", "three" })
        {
            await app.FocalPointAsync("replace", "ag", $"{name}@ag.example");
        }

        using var second = await app.EnterAsync("replace", "ag.2");
        using var replaced = await NameAsync(app.Http, "replace", "ag", "four@ag.example", replaces: "ag.2");

        Assert.Equal("ag.4", Text(await replaced.Content.ReadFromJsonAsync<JsonElement>(), "id"));
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(new Uri("/api/mandates/replace/status", UriKind.Relative))).StatusCode);
        var people = (await app.GetAsync("/api/mandates/replace/participants")).EnumerateArray().Where(p => Text(p, "state") == "ag").ToDictionary(p => Text(p, "id"));
        Assert.Equal("two@ag.example", Text(people["ag.2"], "email"));
        Assert.NotEqual(JsonValueKind.Null, people["ag.2"].GetProperty("until").ValueKind);
        using var fifth = await NameAsync(app.Http, "replace", "ag", "five@ag.example");
        Assert.Equal(HttpStatusCode.Conflict, fifth.StatusCode);
    }

    [Fact]
    public async Task A_successor_may_begin_later_and_until_then_the_predecessor_acts()
    {
        await app.StartAsync("later");
        await app.FocalPointAsync("later", "ag", "one@ag.example");
        var day = app.Now.InUtc().Date.PlusDays(5);

        using var named = await NameAsync(app.Http, "later", "ag", "two@ag.example", replaces: "ag.1", from: day.ToString("uuuu-MM-dd", null));
        using var now = await app.EnterAsync("later", "ag.1");
        using var tooEarly = app.Stranger();
        using var early = await tooEarly.PostAsJsonAsync("/api/session", new CodeGiven(await app.CodeAsync("later", "ag.2")));
        await app.AdvanceToAsync(app.Now + NodaTime.Duration.FromDays(6));

        Assert.Equal(HttpStatusCode.Created, named.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, early.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await now.GetAsync(new Uri("/api/mandates/later/status", UriKind.Relative))).StatusCode);
        using var then = await app.EnterAsync("later", "ag.2");
        Assert.Contains(app.Host.Host.Mail.Mails, m => m.To == "two@ag.example");
    }

    [Fact]
    public async Task Whoever_has_not_confirmed_is_asked_to_and_until_then_the_mission_stands_in()
    {
        await app.StartDispatchedAsync("unconfirmed", states: 3);
        await NameOkAsync("unconfirmed", "ar", "silent@ar.example");
        await app.FocalPointAsync("unconfirmed", "ec", "prompt@ec.example");
        await app.AdvanceToAsync(NodaTime.Instant.Max(app.Now, RunningApp.At(2012, 2, 10)));

        var reminders = (await app.GetAsync("/api/mandates/unconfirmed/notices")).EnumerateArray()
            .Where(n => Text(n, "reason") == "reminder").Select(n => Text(n, "contact")).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(["ag.mission", "ar.mission", "ec.1"], reminders);
        Assert.Equal(["Please confirm"], app.Host.Host.Mail.Mails.Where(m => m.To == "silent@ar.example").Select(m => m.Subject[..14]));
    }

    [Theory]
    [InlineData("Person", "no address")]
    [InlineData("Person", "")]
    [InlineData("Person", "Person <one@ag.example>")]
    [InlineData("Person", "one@ag.example\r\nBcc: all@ag.example")]
    [InlineData("Person", "one@ag.example;two@ag.example")]
    [InlineData("Person", "=cmd@ag.example")]
    [InlineData("", "one@ag.example")]
    [InlineData("=HYPERLINK(1)", "one@ag.example")]
    [InlineData("Two\nlines", "one@ag.example")]
    public async Task A_naming_that_cannot_be_written_to_is_refused_with_the_remedy(string name, string email)
    {
        await app.StartAsync("address");

        using var answer = await NameAsync(app.Http, "address", "ag", email, name);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain("ag.1", await app.Http.GetStringAsync(new Uri("/api/mandates/address/participants", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_authority_is_of_a_consulted_process()
    {
        await app.StartAsync("authority");

        using var wrong = await app.PostAsync("/api/mandates/authority/states/ag/authorities", new { process = "OPEC", name = "One", email = "one@ag.example", language = "en" });
        using var right = await app.PostAsync("/api/mandates/authority/states/ag/authorities", new { process = "MISPA", name = "One", email = "one@ag.example", language = "en" });

        Assert.Contains("MISPA, REMJA", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("ag.mispa.1", Text(await right.Content.ReadFromJsonAsync<JsonElement>(), "id"));
    }

    [Fact]
    public async Task A_mission_ends_the_term_of_its_own_and_of_nobody_elses()
    {
        await app.StartAsync("end");
        await app.FocalPointAsync("end", "ag", "one@ag.example");
        using var other = await app.EnterAsync("end", "ar.mission");
        using var own = await app.EnterAsync("end", "ag.mission");

        using var refused = await other.PostAsJsonAsync("/api/mandates/end/participants/ag.1/end", new { reason = "not mine" });
        using var ended = await own.PostAsJsonAsync("/api/mandates/end/participants/ag.1/end", new { reason = "posted elsewhere" });
        using var again = await own.PostAsJsonAsync("/api/mandates/end/participants/ag.1/end", new { reason = "posted elsewhere" });
        using var mission = await own.PostAsJsonAsync("/api/mandates/end/participants/ag.mission/end", new { reason = "closing" });

        Assert.Equal([404, 204, 422, 422], new[] { refused, ended, again, mission }.Select(a => (int)a.StatusCode));
    }

    [Theory]
    [InlineData("")]
    [InlineData("write to ana@ag.example")]
    public async Task A_reason_is_needed_and_holds_no_address(string reason)
    {
        await app.StartAsync("reason");
        using var answer = await app.PostAsync("/api/mandates/reason/participants/ag.mission/link/revocation", new { reason });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_state_that_does_not_take_part_is_not_there()
    {
        await app.StartAsync("absent");

        using var answer = await NameAsync(app.Http, "absent", "zz", "one@zz.example");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    // As a second instance of the app has it: nothing in memory is shared.
    private Functions.Participants.RosterService OtherInstance()
    {
        var tables = app.Service<Azure.Data.Tables.TableServiceClient>();
        var clock = app.Service<Functions.Clock.MandateClock>();
        var facts = new Functions.Record.Journal(tables, clock, app.Service<Functions.Telemetry.Measures>());
        var mandates = new Functions.Record.MandateStore(facts, new(facts), app.Service<Functions.Record.PlanStore>());
        return new(new(mandates, app.Service<Functions.Record.PhaseNudge>()), mandates, new Functions.Record.PersonStore(tables), clock);
    }

    private static async Task<HttpResponseMessage> Outcome(Task naming)
    {
        try
        {
            await naming;
            return new(HttpStatusCode.Created);
        }
        catch (Functions.Web.ProblemException problem)
        {
            return new((HttpStatusCode)problem.Status);
        }
    }

    private async Task NameOkAsync(string mandate, string state, string email)
    {
        using var answer = await NameAsync(app.Http, mandate, state, email);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await app.SettleAsync();
    }

    private static Task<HttpResponseMessage> NameAsync(
        HttpClient http, string mandate, string state, string email, string name = "Person", string? replaces = null, string? from = null) =>
        http.PostAsJsonAsync($"/api/mandates/{mandate}/states/{state}/focal-points", new { name, email, language = "en", replaces, from }, Functions.Web.ApiJson.Options);

    private static string Text(JsonElement json, string field) => json.GetProperty(field).GetString()!;
}
