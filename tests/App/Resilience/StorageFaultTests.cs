namespace Mandates.App.Tests.Resilience;

/// <summary>A mandate is started, its questionnaire goes out and a state replies, while one call of the storage fails: each in turn.</summary>
public sealed class StorageFaultTests(FaultyApp app, ITestOutputHelper output) : IClassFixture<FaultyApp>
{
    private const int MostTries = 10;

    // The chair's own: the only one of a plan with one state.
    private const string State = "ec";

    [Theory]
    [InlineData("409")]
    [InlineData("412")]
    [InlineData("429")]
    [InlineData("503")]
    [InlineData("503 though carried out")]
    [InlineData("time-out")]
    [InlineData("time-out though carried out")]
    public async Task Whichever_call_fails_everybody_is_written_to_once(string fault)
    {
        await app.AdvanceToAsync(Instant.Max(app.Now, RunningApp.At(2012, 1, 13, 10)));
        app.Disarm();
        var calm = await RunAsync($"calm-{Slug(fault)}");

        for (var call = 1; ; call++)
        {
            app.Arm(Fault.Parse(fault), call);
            var effects = await RunAsync($"{Slug(fault)}-{call}");
            if (!app.HasFailed)
            {
                output.WriteLine($"{call - 1} calls met {fault}");
                Assert.True(call > 20);
                return;
            }

            Assert.True(calm == effects, $"When call {call} met {fault}:{Environment.NewLine}{effects}{Environment.NewLine}instead of{Environment.NewLine}{calm}");
        }
    }

    private async Task<string> RunAsync(string id)
    {
        var mailed = app.Host.Host.Mail.Mails.Count;
        var plan = WithoutAdoption(RunningApp.Plan(id, states: 1));
        await app.WhileListeningAsync(() => UntilItSucceedsAsync(() =>
            app.Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)))));
        using var mission = await app.EnterAsync(id, $"{State}.mission");
        await app.WhileListeningAsync(() => UntilItSucceedsAsync(() =>
            mission.PutAsync(new Uri($"/api/mandates/{id}/states/{State}/reply", UriKind.Relative), Files.Pdf("The reply of the state."))));

        var notices = (await app.GetAsync($"/api/mandates/{id}/notices")).EnumerateArray()
            .Select(n => $"{n.GetProperty("reason")} to {n.GetProperty("contact")}: {n.GetProperty("outcome")}");
        var mails = app.Host.Host.Mail.Mails.Skip(mailed).Select(m => $"{Subjects.Common(m.Subject, new(id))} to {m.To}");
        var replies = (await app.GetAsync($"/api/mandates/{id}/replies")).EnumerateArray().Select(r => $"reply {r.GetProperty("version")}");
        return string.Join(Environment.NewLine, notices.Concat(mails.Order(StringComparer.Ordinal)).Concat(replies));
    }

    // Whoever gets an error tries again; what failed inside the timeline is tried again by its policy.
    private async Task UntilItSucceedsAsync(Func<Task<HttpResponseMessage>> act)
    {
        for (var tries = 0; ; tries++)
        {
            using var answer = await act();
            await app.SettleAsync();
            await app.AdvanceToAsync(app.Now + Duration.FromMinutes(1));
            if (answer.IsSuccessStatusCode)
            {
                return;
            }

            Assert.True(tries < MostTries, await answer.Content.ReadAsStringAsync());
        }
    }

    // Its questionnaire goes out at once.
    private static WorkPlan WithoutAdoption(WorkPlan plan) =>
        plan with { Activities = [.. plan.Activities.Where(a => a.Id != "formal-2011-12-15")] };

    private static string Slug(string fault) => $"f{fault.Replace(' ', '-')}";
}
