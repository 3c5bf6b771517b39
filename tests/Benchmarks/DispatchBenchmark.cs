using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Mandates.Benchmarks;

/// <summary>The questionnaire goes out to the mission and three focal points of each of 193 states, by a provider that takes its time.</summary>
internal static class DispatchBenchmark
{
    private const int States = 193, FocalPoints = 3, Dispatches = States * (FocalPoints + 1), ProviderMilliseconds = 50;
    private const string Mandate = "/api/mandates/dispatch";

    public static Benchmark Of { get; } = new("the dispatch of the questionnaire", async () =>
    {
        var folder = Directory.CreateTempSubdirectory("mandates-benchmark-");
        try
        {
            var plan = Plan(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")));
            var time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), new(2012, 1, 2, 12, 0, 0, TimeSpan.Zero));
            using var data = DataFolder.Open(folder.FullName);
            await using var host = await MandateHost.StartAsync(
                new()
                {
                    Root = RepositoryRoot.Find(),
                    Data = data,
                    Time = time,
                    RunsByItself = false,
                    Settings = new() { ["Mail:DailyCeiling"] = "100000", ["SweepSchedule"] = "0 30 5 1 * *" },
                },
                CancellationToken.None);
            await StartAsync(host, plan);
            await NameAsync(host, plan);
            await UntilAsync(new LocalDate(2012, 1, 12));
            host.Host.Mail.Answer = async (_, accept) =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(ProviderMilliseconds), TimeProvider.System);
                return accept();
            };
            var before = host.Host.Mail.Mails.Count;

            var watch = Stopwatch.StartNew();
            await UntilAsync(new LocalDate(2012, 1, 13));
            var dispatched = host.Host.Mail.Mails.Count - before;
            return dispatched == Dispatches
                ? [new($"{dispatched} dispatches, each answered after {ProviderMilliseconds} ms", $"{watch.Elapsed.TotalSeconds:N1} s", "<= 60 s")]
                : throw new InvalidOperationException($"{dispatched} went out instead of {Dispatches}.");

            async Task UntilAsync(LocalDate date)
            {
                time.AdvanceTo(plan.At(date, new LocalTime(10, 0)).ToDateTimeOffset());
                host.Engine.Wake();
                await host.Engine.IdleAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    });

    // No meeting has to adopt it.
    private static WorkPlan Plan(byte[] file)
    {
        var sample = WorkPlanReader.Read(file).WithStates(States);
        return sample with
        {
            ForwardDays = 0,
            Mandate = sample.Mandate with { Id = new("dispatch") },
            Activities = [.. sample.Activities.Where(a => a.Kind != Domain.WorkPlans.ActivityKind.FormalMeeting || a.Date > new LocalDate(2012, 2, 1))],
        };
    }

    private static async Task StartAsync(MandateHost host, WorkPlan plan)
    {
        using var http = host.CreateClient();
        using var started = await http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        started.EnsureSuccessStatusCode();
        await host.Engine.IdleAsync();
    }

    private static async Task NameAsync(MandateHost host, WorkPlan plan)
    {
        using var http = host.CreateClient();
        var book = Encoding.UTF8.GetBytes("state,kind,name,email,language\r\n" + string.Join("\r\n", plan.States
            .SelectMany(s => Enumerable.Range(1, FocalPoints).Select(i => $"{s.Id},focalPoint,Person {(char)('A' + i)},{i}@{s.Id}.example,en"))));
        using var previewed = await http.SendAsync(Book("/preview"));
        var digest = (await previewed.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("digest").GetString();
        using var accepted = await http.SendAsync(Book("", digest));
        accepted.EnsureSuccessStatusCode();
        await host.Engine.IdleAsync();

        var current = await host.Host.Services.GetRequiredService<MandateStore>().GetAsync(new("dispatch"), CancellationToken.None);
        foreach (var term in current.Record.Roster.SelectMany(change => change.Begun))
        {
            var code = host.Host.Services.GetRequiredService<LinkCodes>().Of(new("dispatch"), Domain.Participants.Link.Of(term.Participant, current.Plan, current.Record));
            using var person = new HttpClient { BaseAddress = host.Host.Address };
            using var entered = await person.PostAsJsonAsync("/api/session", new CodeGiven(code), ApiJson.Options);
            entered.EnsureSuccessStatusCode();
            using var confirmed = await person.PostAsJsonAsync($"{Mandate}/confirmation", new { });
            confirmed.EnsureSuccessStatusCode();
        }

        await host.Engine.IdleAsync();

        HttpRequestMessage Book(string what, string? digest = null)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, $"{Mandate}/address-book{what}") { Content = new ByteArrayContent(book) };
            request.Content.Headers.ContentType = new("text/csv");
            if (digest is not null)
            {
                request.Headers.IfMatch.Add(new($"\"{digest}\""));
            }

            return request;
        }
    }
}
