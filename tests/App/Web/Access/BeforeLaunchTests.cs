using Mandates.Functions.Record;

namespace Mandates.App.Tests.Web.Access;

public sealed class BeforeLaunchTests(RunningApp app) : IClassFixture<RunningApp>
{
    // The work plan with its calendar, and what is of the own delegation.
    private static readonly string[] Open =
    [
        "/api/mandates/closed/calendar.ics", "/api/mandates/closed/own-data", "/api/mandates/closed/participants", "/api/mandates/closed/plan",
        "/api/mandates/closed/plan/comments", "/api/mandates/closed/plan/document", "/api/mandates/closed/plan/print", "/api/mandates/closed/states/ag/calendar.ics",
        "/mandates/closed/states/ag", "/mandates/closed/work-plan",
    ];

    [Fact]
    public async Task A_delegation_reads_the_work_plan_and_its_own_page_and_nothing_else()
    {
        await app.StartAsync("closed", states: 3);
        await app.FocalPointAsync("closed", "ag", "one@ag.example");
        foreach (var who in new[] { "ag.mission", "ag.1" })
        {
            using var http = await app.EnterAsync("closed", who);
            var answered = new Dictionary<string, HttpStatusCode>(StringComparer.Ordinal);
            foreach (var path in MatrixTests.ReadByDelegations("closed"))
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                answered[path] = answer.StatusCode;
            }

            Assert.Equal(Open.Order(StringComparer.Ordinal), answered.Where(a => a.Value == HttpStatusCode.OK).Select(a => a.Key).Order(StringComparer.Ordinal));
            Assert.All(answered.Where(a => !Open.Contains(a.Key)), a => Assert.Equal((a.Key, HttpStatusCode.Forbidden), (a.Key, a.Value)));
        }
    }

    [Fact]
    public async Task It_is_told_when_the_community_opens_in_its_language()
    {
        await app.StartAsync("told", states: 3);
        using var http = await app.EnterAsync("told", "ag.mission");
        using var answer = await http.GetAsync(new Uri("/mandates/told/community?language=es", UriKind.Relative));
        var closed = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        var own = WebUtility.HtmlDecode(await http.GetStringAsync(new Uri("/mandates/told/states/ag?language=fr", UriKind.Relative)));
        using var api = await http.GetAsync(new Uri("/api/mandates/told/documents", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("Se abre con el lanzamiento de la plataforma, previsto para el 12 de enero de 2012.", closed, StringComparison.Ordinal);
        Assert.Contains("href=\"/mandates/told/work-plan\"", closed, StringComparison.Ordinal);
        Assert.Contains("href=\"/mandates/told/states/ag\"", closed, StringComparison.Ordinal);
        Assert.Contains("prévu le 12 janvier 2012", own, StringComparison.Ordinal);
        Assert.DoesNotContain("/community", own, StringComparison.Ordinal);
        Assert.DoesNotContain("/reply", own, StringComparison.Ordinal);
        Assert.Contains("planned for 12 January 2012", await api.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_launch_opens_it_and_officers_need_not_wait()
    {
        await app.StartAsync("launched", states: 3);
        using var officer = await app.Http.GetAsync(new Uri("/mandates/launched/community", UriKind.Relative));
        using var http = await app.EnterAsync("launched", "ag.mission");
        await app.AdvanceToAsync(RunningApp.At(2011, 12, 15, 12));
        await app.PutOkAsync("/api/mandates/launched/meetings/formal-2011-12-15", new { present = new[] { "ag", "ar", "ec" }, decisions = RunningApp.Adoption("ag") });
        using var before = await http.GetAsync(new Uri("/mandates/launched/community", UriKind.Relative));
        await app.AdvanceToAsync(RunningApp.At(2012, 1, 12, 9, 1));
        using var after = await http.GetAsync(new Uri("/mandates/launched/community", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, officer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, before.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public void A_mandate_that_was_started_before_a_launch_opened_anything_is_open()
    {
        const string Earlier = """{"at":"2011-12-01T13:00:00Z","planSha256":"00"}""";
        var record = FactKinds.Record([KeyValuePair.Create("started", FactKinds.Read("started", Earlier))])!;

        Assert.True(record.IsOpen(RunningApp.Plan("earlier")));
        Assert.Equal(Earlier, RecordJson.Write(FactKinds.Read("started", Earlier)));
    }

    [Fact]
    public void A_plan_without_a_launch_has_nothing_to_wait_for()
    {
        var plan = RunningApp.Plan("no-launch");
        var started = new MandateRecord { StartedAt = RunningApp.At(2011, 12, 1), OpensAtLaunch = true };
        var dispatched = started with { Acts = [new("QuestionnaireDispatch|questionnaire-dispatch|0|0", NoticeReason.QuestionnaireDispatch, RunningApp.At(2012, 1, 13), new(0, 0, 0))] };

        Assert.False(started.IsOpen(plan));
        Assert.True(started.IsOpen(plan with { Activities = [.. plan.Activities.Where(a => a.Kind != ActivityKind.PlatformLaunch)] }));
        Assert.True(dispatched.IsOpen(plan));
    }
}
