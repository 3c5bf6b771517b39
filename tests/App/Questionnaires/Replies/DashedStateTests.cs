using Mandates.Functions.Web.Access;

namespace Mandates.App.Tests.Questionnaires.Replies;

/// <summary>Ids of states may contain dashes, and so may those of mandates.</summary>
public sealed class DashedStateTests(RunningApp app) : IClassFixture<RunningApp>
{
    private const string Mandate = "a-mandate-of-very-many-words-that-are-divided-by-dashes-each";
    private const string State = "a-b--c-d-e-f-g-h-i-j";

    [Fact]
    public async Task A_late_reply_of_a_state_with_dashes_is_ruled_on_and_its_receipt_verified()
    {
        await StartAsync();
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 2, 25)));
        using var late = await app.ReplyAsync(Mandate, State, [1, 2, 3]);
        var number = (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("number").GetString();
        using var http = await app.EnterAsync(CallerRoles.Chair);
        const string page = $"/mandates/{Mandate}/late-replies";

        using var ruled = await http.SubmitAsync(page, page, ("step", "confirm"), ("reply", $"{State}-1"), ("kind", "accept"), ("reason", "The courier was late."));
        using var unknown = await http.SubmitAsync(page, page, ("step", "confirm"), ("reply", State), ("kind", "accept"), ("reason", "The courier was late."));
        var receipt = await app.GetAsync($"/api/receipts/{number}");

        Assert.Contains("The ruling is recorded", WebUtility.HtmlDecode(await ruled.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("match", receipt.GetProperty("result").GetString());
    }

    private async Task StartAsync()
    {
        var plan = RunningApp.Plan(Mandate, states: 3);
        plan = plan with { States = [.. plan.States.Select((state, i) => i == 1 ? state with { Id = new(State) } : state)] };
        using var started = await app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        Assert.True(started.IsSuccessStatusCode, await started.Content.ReadAsStringAsync());
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2011, 12, 15, 12)));
        await app.PutOkAsync($"/api/mandates/{Mandate}/meetings/formal-2011-12-15", new
        {
            present = plan.States.Select(s => s.Id),
            decisions = RunningApp.Adoption(plan.States[0].Id),
        });
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 1, 13, 10)));
    }
}
