using Ical.Net;
using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.WorkPlans;

public class RehearsePlanTests(RunningApp app) : IClassFixture<RunningApp>
{
    private async Task<HttpResponseMessage> RehearseAsync(WorkPlan plan) =>
        await app.Http.PostAsync(new Uri("/api/plans/rehearsals", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));

    [Fact]
    public async Task A_plan_is_carried_out_on_paper()
    {
        using var answer = await RehearseAsync(RunningApp.Plan("on-paper", states: 3));
        var rehearsal = await answer.Content.ReadFromJsonAsync<JsonElement>();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("completed", rehearsal.GetProperty("ends").GetString());
        var notices = rehearsal.GetProperty("notices").EnumerateArray().Where(n => n.GetProperty("act").GetProperty("reason").GetString() != "digest").ToArray();
        Assert.Equal(
            ["meetingInvitation 2011-12-08T09:00:00 3", "meetingReminder 2011-12-14T09:00:00 3", "platformLaunch 2012-01-12T09:00:00 3"],
            notices.Take(3).Select(n => $"{n.GetProperty("act").GetProperty("reason").GetString()} {n.GetProperty("act").GetProperty("atLocal").GetString()} {n.GetProperty("recipients").GetInt32()}"));
        Assert.Contains("quorum-assumed", rehearsal.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()));
        Assert.Equal("formal-2011-12-15 is held", rehearsal.GetProperty("assumed")[0].GetProperty("what").GetString());
        Assert.Equal(10, Calendar.Load(rehearsal.GetProperty("calendar").GetString()!)!.Events.Count);
    }

    [Fact]
    public async Task A_rehearsal_leaves_nothing_behind()
    {
        using var answer = await RehearseAsync(RunningApp.Plan("left-behind", states: 2));
        await app.SettleAsync();

        Assert.DoesNotContain((await app.GetAsync("/api/mandates")).EnumerateArray(), m => m.GetProperty("id").GetString() == "left-behind");
        using var status = await app.Http.GetAsync(new Uri("/api/mandates/left-behind/status", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, status.StatusCode);
    }

    [Fact]
    public async Task The_plan_in_force_can_be_rehearsed_as_it_is_read()
    {
        await app.StartAsync("read-again", states: 2);
        using var plan = await app.Http.GetAsync(new Uri("/api/mandates/read-again/plan", UriKind.Relative));

        using var answer = await app.Http.PostAsync(new Uri("/api/plans/rehearsals", UriKind.Relative), plan.Content);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task What_is_no_plan_is_refused_and_an_auditor_rehearses_nothing()
    {
        using var answer = await app.Http.PostAsync(new Uri("/api/plans/rehearsals", UriKind.Relative), new StringContent("{}"));
        using var auditor = app.Officer(CallerRoles.Auditor);
        using var forbidden = await auditor.PostAsync(new Uri("/api/plans/rehearsals", UriKind.Relative), new StringContent("{}"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, forbidden.StatusCode);
    }
}
