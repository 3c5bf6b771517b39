using System.Globalization;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Local;
using Mandates.Local.Hosting;
using Mandates.Local.Rehearsal;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests;

/// <summary>The app on the local host with real storage, real HTTP and a clock that the test moves. One for each test class.</summary>
public class RunningApp : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("mandates-app-");
    private DataFolder? data;
    private VirtualTime? time;
    private MandateHost? host;

    public HttpClient Http { get; private set; } = null!;

    public MandateHost Host => host!;

    public Instant Now => Instant.FromDateTimeOffset(time!.GetUtcNow());

    /// <summary>Settings beside those of a rehearsal.</summary>
    protected virtual Dictionary<string, string?> Settings => [];

    /// <summary>Null for an Azurite of its own.</summary>
    protected virtual string? Storage { get; } = SharedStorage.NewAccount();

    /// <summary>What the app finds beside its own services.</summary>
    protected virtual void AddServices(IServiceCollection services)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        data = DataFolder.Open(folder.FullName);
        time = VirtualTime.Open(Path.Combine(folder.FullName, "clock"), At(2011, 12, 1, 8).ToDateTimeOffset());
        await StartHostAsync();
    }

    /// <summary>Stops the host, and starts it again on its data at a later moment.</summary>
    public async Task RestartAsync(Instant moment)
    {
        Http.Dispose();
        await host!.DisposeAsync();
        time!.AdvanceTo(moment.ToDateTimeOffset());
        await StartHostAsync();
        await SettleAsync();
    }

    private async Task StartHostAsync()
    {
        host = await MandateHost.StartAsync(
            new()
            {
                Root = RepositoryRoot.Find(),
                Data = data!,
                Storage = Storage,
                Time = time!,
                RunsByItself = false,
                Services = AddServices,
                Settings = new(new Dictionary<string, string?>
                {
                    ["Access:WrongCodesPerMinute"] = "1000",
                    ["Mail:DailyCeiling"] = "100000",
                    ["Mail:SettleAfter"] = "00:00:00",
                    ["SweepSchedule"] = "0 30 5 * * *",
                }.Concat(Settings).GroupBy(s => s.Key).Select(same => same.Last())),
            },
            CancellationToken.None);
        Http = host.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        Http?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }

        data?.Dispose();
        folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>A moment in the sample's zone.</summary>
    public static Instant At(int year, int month, int day, int hour = 9, int minute = 0, int second = 0) =>
        new LocalDateTime(year, month, day, hour, minute, second)
            .InZoneLeniently(DateTimeZoneProviders.Tzdb["America/New_York"]).ToInstant();

    /// <summary>Such as 2012-01-13T10:00, in the sample's zone: as forms and queries give a moment.</summary>
    public static string Local(Instant at) =>
        at.InZone(DateTimeZoneProviders.Tzdb["America/New_York"]).LocalDateTime.ToString("uuuu-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Moves the clock, stopping at each moment at which something is due by itself.</summary>
    public async Task AdvanceToAsync(Instant moment)
    {
        await host!.Engine.IdleAsync();
        while (Earliest() is { } next && next <= moment)
        {
            time!.AdvanceTo(next.ToDateTimeOffset());
            await SettleAsync();
        }

        time!.AdvanceTo(moment.ToDateTimeOffset());
        await SettleAsync();
    }

    /// <summary>Waits until the timeline has nothing left to do at this moment.</summary>
    public async Task SettleAsync()
    {
        host!.Engine.Wake();
        await host.Engine.IdleAsync();
        await host.Host.Timers.FireDueAsync();
        await host.Engine.IdleAsync();
    }

    /// <summary>The sample under another id, with its first states only; its consulted processes are left in peace unless a test asks for them.</summary>
    public static WorkPlan Plan(string id, int states = 5)
    {
        var sample = WorkPlanReader.Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Plans", "ag-dec-66.json")));
        // Without the style of a house: what a plan does not say is printed as it always was.
        return sample.WithStates(states) with { Mandate = sample.Mandate with { Id = new(id) }, Papers = null, ConsultationDays = 0 };
    }

    /// <summary>A mandate under its own id, with its first states only.</summary>
    public Task<WorkPlan> StartAsync(string id, int states = 5) => StartAsync(Plan(id, states));

    /// <summary>The same without a launch of the platform to wait for, so that its community is open to delegations from the start.</summary>
    public Task<WorkPlan> StartOpenAsync(string id, int states = 5)
    {
        var plan = Plan(id, states);
        return StartAsync(plan with { Activities = [.. plan.Activities.Where(a => a.Kind != ActivityKind.PlatformLaunch)] });
    }

    public async Task<WorkPlan> StartAsync(WorkPlan plan)
    {
        using var answer = await Http.PostAsync(new Uri("/api/mandates", UriKind.Relative), new ByteArrayContent(WorkPlanJson.Write(plan)));
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await SettleAsync();
        return plan;
    }

    /// <summary>What the first formal meeting decides: the work plan, and a vice chair of a state.</summary>
    public static object[] Adoption(string state) =>
        ["adoptWorkPlan", new { kind = "electViceChairs", viceChairs = new[] { new { name = "Ana Almeida", state } } }];

    /// <summary>A mandate whose plan is adopted and whose questionnaire is out, on 13 January 2012 at ten.</summary>
    public async Task<WorkPlan> StartDispatchedAsync(string id, int states = 5, int consultationDays = 0)
    {
        var plan = await StartAsync(Plan(id, states) with { ConsultationDays = consultationDays });
        await AdvanceToAsync(Instant.Max(Now, At(2011, 12, 15, 12)));
        await PutOkAsync($"/api/mandates/{id}/meetings/formal-2011-12-15", new
        {
            present = plan.States.Select(s => s.Id),
            decisions = Adoption(plan.States[0].Id),
        });
        await AdvanceToAsync(Instant.Max(Now, At(2012, 1, 13, 10)));
        return plan;
    }

    public Task<HttpResponseMessage> PutAsync(string path, object body) =>
        Http.PutAsJsonAsync(path, body, ApiJson.Options);

    public Task<HttpResponseMessage> PostAsync(string path, object body) =>
        Http.PostAsJsonAsync(path, body, ApiJson.Options);

    public async Task PutOkAsync(string path, object body)
    {
        using var answer = await PutAsync(path, body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        await SettleAsync();
    }

    /// <summary>Replies with a small document that says so much, as the state's mission or as another of its participants.</summary>
    public async Task<HttpResponseMessage> ReplyAsync(string mandate, string state, byte[] saying, string? by = null)
    {
        using var content = Files.Pdf(Convert.ToHexString(saying));
        using var http = await EnterAsync(mandate, by ?? $"{state}.mission");
        var answer = await http.PutAsync(new Uri($"/api/mandates/{mandate}/states/{state}/reply", UriKind.Relative), content);
        await SettleAsync();
        return answer;
    }

    /// <summary>A client without any proof of who it is.</summary>
    public HttpClient Stranger() => new() { BaseAddress = Http.BaseAddress };

    /// <summary>A client that acts in an officer's role.</summary>
    public HttpClient Officer(CallerRoles role) => host!.CreateClient(role);

    /// <summary>An officer's client with a cookie, as a browser has it: a bearer is lost where a form leads on.</summary>
    public async Task<HttpClient> EnterAsync(CallerRoles role)
    {
        var http = Stranger();
        using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(host!.LinkOf(role).Fragment[1..]), ApiJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return http;
    }

    /// <summary>A client that entered by the personal link of a participant.</summary>
    public async Task<HttpClient> EnterAsync(string mandate, string participant)
    {
        var http = Stranger();
        using var answer = await http.PostAsJsonAsync("/api/session", new CodeGiven(await CodeAsync(mandate, participant)), ApiJson.Options);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return http;
    }

    /// <summary>The code that the newest mail to a participant would carry.</summary>
    public async Task<string> CodeAsync(string mandate, string participant)
    {
        var current = await Service<MandateStore>().GetAsync(new(mandate), CancellationToken.None);
        return Service<LinkCodes>().Of(new(mandate), Link.Of(new(participant), current.Plan, current.Record));
    }

    /// <summary>Names a focal point as the mission, and confirms the address as the focal point itself.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> FocalPointAsync(string mandate, string state, string email)
    {
        using var mission = await EnterAsync(mandate, $"{state}.mission");
        using var named = await mission.PostAsJsonAsync($"/api/mandates/{mandate}/states/{state}/focal-points", new { name = "Person", email, language = "en" });
        var id = (await named.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
        using var focalPoint = await EnterAsync(mandate, id);
        using var confirmed = await focalPoint.PostAsJsonAsync($"/api/mandates/{mandate}/confirmation", new { });
        Assert.Equal(HttpStatusCode.NoContent, confirmed.StatusCode);
        await SettleAsync();
        return id;
    }

    public async Task<JsonElement> GetAsync(string path) =>
        await Http.GetFromJsonAsync<JsonElement>(path);

    /// <summary>Everything the durable engine keeps, as it lies on the disk.</summary>
    public async Task<byte[]> HistoriesAsync()
    {
        var bytes = new MemoryStream();
        foreach (var file in folder.GetFiles("engine.db*"))
        {
            await using var open = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            await open.CopyToAsync(bytes);
        }

        return bytes.ToArray();
    }

    /// <summary>No row of any table holds a text. The mails that were caught are not the app's.</summary>
    public async Task NowhereInStorage(string address)
    {
        var tables = Service<Azure.Data.Tables.TableServiceClient>();
        await foreach (var table in tables.QueryAsync())
        {
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<Azure.Data.Tables.TableEntity>())
            {
                Assert.DoesNotContain(address, string.Join(' ', row.Select(field => field.Value)), StringComparison.Ordinal);
            }
        }
    }

    public T Service<T>()
        where T : notnull => host!.Host.Services.GetRequiredService<T>();

    private Instant? Earliest()
    {
        DateTime?[] moments = [host!.Engine.NextTimerUtc, host.Host.Timers.NextUtc];
        return moments.Min() is { } next ? Instant.FromDateTimeUtc(next) : null;
    }
}
