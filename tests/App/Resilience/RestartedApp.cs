using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Mandates.Local.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Mandates.App.Tests.Resilience;

/// <summary>A whole small mandate of the app on real storage, over HTTP; a process that dies is replaced by the next one.</summary>
internal sealed class RestartedApp : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-mortal-");
    private readonly Queue<(Instant At, Func<HttpClient, Task<HttpResponseMessage>> Do)> acts;
    private readonly WorkPlan plan;
    private MandateHost host = null!;

    /// <summary>All share one storage, which outlives them; each has an engine and a mandate of its own.</summary>
    public RestartedApp(string id, string storage)
    {
        File.Copy(Path.Combine(storage, Azurite.FileName), Path.Combine(folder.FullName, Azurite.FileName));
        plan = People.Small(RunningApp.Plan(id, states: 1));
        acts = new(Acts());
    }

    public string Effects { get; private set; } = "";

    private string Mandate => $"/api/mandates/{plan.Mandate.Id}";

    private string State => plan.States[0].Id;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Until the process has died or the mandate is over.</summary>
    public async Task RunAsync(Crash crash)
    {
        using var data = DataFolder.Open(folder.FullName);
        var time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), RunningApp.At(2011, 12, 1, 8).ToDateTimeOffset());
        host = await MandateHost.StartAsync(
            new()
            {
                Root = RepositoryRoot.Find(),
                Data = data,
                Time = time,
                RunsByItself = false,
                Settings = new() { ["Mail:SettleAfter"] = "00:00:00", ["SweepSchedule"] = "0 30 5 1 * *", ["SweepLeftoversSchedule"] = "0 45 5 1 * *" },
                Commit = crash.Around,
                Services = services =>
                {
                    Wire.Lay(services, (_, send) => crash.AroundAsync(send));
                    services.AddLogging(logging => logging.ClearProviders());
                },
            },
            CancellationToken.None);
        try
        {
            await LiveAsync(time, crash);
            Effects = await ReadEffectsAsync();
        }
        catch (Exception) when (crash.HasHappened)
        {
            // The next process goes on.
        }
        finally
        {
            // Not the storage.
            await host.Host.DisposeAsync();
        }
    }

    private async Task LiveAsync(VirtualTime time, Crash crash)
    {
        using var http = host.CreateClient();
        await host.Engine.IdleAsync();
        while (acts.TryPeek(out var act))
        {
            DateTimeOffset?[] moments = [host.Engine.NextTimerUtc, host.Host.Timers.NextUtc, act.At.ToDateTimeOffset()];
            time.AdvanceTo(moments.Min()!.Value);
            host.Engine.Wake();
            await host.Engine.IdleAsync();
            await host.Host.Timers.FireDueAsync();
            crash.ThrowIfHappened();
            if (act.At <= Instant.FromDateTimeOffset(time.GetUtcNow()))
            {
                using var answer = await act.Do(http);
                crash.ThrowIfHappened();
                Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
                acts.Dequeue();
            }

            await host.Engine.IdleAsync();
        }
    }

    private async Task<string> ReadEffectsAsync()
    {
        using var http = host.CreateClient();
        var status = await http.GetFromJsonAsync<JsonElement>($"{Mandate}/status");
        var line = (await http.GetFromJsonAsync<JsonElement>("/api/mandates")).EnumerateArray().Single(l => $"{l.GetProperty("id")}" == plan.Mandate.Id);
        Assert.Equal(
            (status.GetProperty("phase").GetString(), status.GetProperty("replied").GetInt32()),
            (line.GetProperty("phase").GetString(), line.GetProperty("replies").GetInt32()));
        var notices = (await http.GetFromJsonAsync<JsonElement>($"{Mandate}/notices")).EnumerateArray()
            .Select(n => $"{n.GetProperty("reason")} to {n.GetProperty("contact")}: {n.GetProperty("outcome")}");
        var replies = (await http.GetFromJsonAsync<JsonElement>($"{Mandate}/replies")).EnumerateArray().Select(r => $"reply {r.GetProperty("version")}");
        var mails = host.Host.Mail.Mails.Select(m => $"{Subjects.Common(m.Subject, plan.Mandate.Id)} to {m.To}").Order(StringComparer.Ordinal);
        var root = await host.Engine.Client.GetInstanceAsync(plan.Mandate.Id, CancellationToken.None);
        return string.Join(Environment.NewLine, [.. notices, .. replies, .. mails, $"{status.GetProperty("phase")}", $"{root!.RuntimeStatus}"]);
    }

    private IEnumerable<(Instant At, Func<HttpClient, Task<HttpResponseMessage>> Do)> Acts() =>
    [
        (RunningApp.At(2011, 12, 1, 8), http => http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)))),
        Put(RunningApp.At(2011, 12, 15, 12), "meetings/formal-2011-12-15", new { present = new[] { State }, decisions = RunningApp.Adoption(State) }),
        (RunningApp.At(2012, 2, 10), ReplyAsync),
        (RunningApp.At(2012, 3, 1), http => http.PostAsync(new Uri($"{Mandate}/drafts", UriKind.Relative), new StringContent("# Draft\n\nA paragraph.\n"))),
        Put(RunningApp.At(2012, 4, 19, 12), "meetings/formal-2012-04-19", new { present = new[] { State }, decisions = new[] { "approveDraft", "approveResolution" } }),
        Put(RunningApp.At(2012, 4, 20), "submission/acknowledgements/mandated-body", new { reference = "REF 1" }),
        Put(RunningApp.At(2012, 4, 23), "submission/acknowledgements/session", new { reference = "REF 2" }),
    ];

    private (Instant At, Func<HttpClient, Task<HttpResponseMessage>> Do) Put(Instant at, string path, object body) =>
        (at, http => http.PutAsJsonAsync($"{Mandate}/{path}?confirm={plan.Mandate.Id}", body, ApiJson.Options));

    private async Task<HttpResponseMessage> ReplyAsync(HttpClient officer)
    {
        using var mission = new HttpClient { BaseAddress = officer.BaseAddress };
        var services = host.Host.Services;
        var current = await services.GetRequiredService<MandateStore>().GetAsync(plan.Mandate.Id, CancellationToken.None);
        var code = services.GetRequiredService<LinkCodes>().Of(plan.Mandate.Id, Link.Of(new($"{State}.mission"), current.Plan, current.Record));
        using var entered = await mission.PostAsJsonAsync("/api/session", new CodeGiven(code), ApiJson.Options);
        using var file = Files.Pdf("The reply of the state.");
        return await mission.PutAsync(new Uri($"{Mandate}/states/{State}/reply", UriKind.Relative), file);
    }
}
