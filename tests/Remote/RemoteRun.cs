using System.Net.Http.Json;
using System.Text.Json;
using Mandates.Domain.Participants;
using Mandates.Domain.Record;
using Mandates.Domain.Submission;
using Mandates.Domain.WorkPlans;
using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Local.Rehearsal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Mandates.Remote;

/// <summary>
/// Does in an installation what the script says, when the mandate's clock shows its moment and the timeline has done what
/// was due before it.
/// </summary>
internal sealed class RemoteRun(Uri address, IConfiguration settings, WorkPlan plan, int seed) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly Duration Patience = Duration.FromMinutes(5);
    private static readonly Duration WorthSaying = Duration.FromHours(1);

    private readonly MandateClock clock = new(TimeProvider.System, Options.Create(Bound<ClockOptions>(settings, "Clock")));
    private readonly AccessOptions access = Bound<AccessOptions>(settings, "Access");
    private readonly Dictionary<Actor, HttpClient> clients = [];

    /// <summary>How far the script came after the mandate's clock, at the worst act; what happens late may happen otherwise.</summary>
    public Duration Lag { get; private set; }

    /// <summary>How many acts came more than an hour late.</summary>
    public int LateActs { get; private set; }

    public async Task<RehearsalReport> ReportAsync(CancellationToken cancellationToken)
    {
        var script = new Script(plan, seed);
        if (clock.Now > script.Begins + Duration.FromDays(1))
        {
            throw new RehearsalException($"The mandate's clock shows {clock.Now}, but the script begins at {script.Begins}. Set Clock__Origin to it and Clock__Anchor to now, here and there.");
        }

        while (script.Next is { } moment)
        {
            await UntilAsync(moment, cancellationToken);
            var act = script.Take();
            var late = clock.Now - act.At;
            Lag = Duration.Max(Lag, late);
            LateActs += late > WorthSaying ? 1 : 0;
            Console.WriteLine($"{clock.Now}  {act.What}{(late > WorthSaying ? $" ({late.TotalHours:N1} h late)" : "")}");
            await act.Do(new(await ClientAsync(act.By, cancellationToken)), cancellationToken);
        }

        await UntilAsync(clock.Now, cancellationToken);
        var api = await OfficerAsync(cancellationToken);
        var report = await RehearsalReport.ReadAsync(api, plan, script.Begins, clock.Now, TimeSpan.Zero, cancellationToken);
        using var package = new MemoryStream(await api.GetBytesAsync($"/api/mandates/{plan.Mandate.Id}/submission/package", cancellationToken));
        var verdict = await PackageVerifier.VerifyAsync(package, report.Submission?.Sha256, cancellationToken);
        return verdict.Holds ? report : throw new RehearsalException($"The package does not verify: {verdict.Fault}");
    }

    public void Dispose()
    {
        foreach (var client in clients.Values)
        {
            client.Dispose();
        }
    }

    private async Task UntilAsync(Instant moment, CancellationToken cancellationToken)
    {
        var since = clock.RealNow;
        while (clock.Now < moment || await IsBehindAsync(cancellationToken))
        {
            if (clock.Now >= moment && clock.RealNow - since > Patience + Duration.FromTimeSpan(clock.ToReal(moment) - since.ToDateTimeUtc()))
            {
                throw new RehearsalException($"The timeline has not done in five minutes what was due before {moment}.");
            }

            await Task.Delay(Pause, TimeProvider.System, cancellationToken);
        }
    }

    // The board's line says when the timeline means to look next, as its last look left it. The status is worked out when
    // it is asked for, so that what a write has made due stands in it at once; that the package is to be frozen is no act.
    private async Task<bool> IsBehindAsync(CancellationToken cancellationToken)
    {
        var api = await OfficerAsync(cancellationToken);
        var line = (await api.GetAsync<MandateLine[]>("/api/mandates", cancellationToken)).FirstOrDefault(line => line.Id == plan.Mandate.Id);
        if (line is null || line.Next <= clock.Now)
        {
            return line is not null;
        }

        var status = await api.GetAsync<JsonElement>($"/api/mandates/{plan.Mandate.Id}/status", cancellationToken);
        return (Of("nextAct") is { } act && act.GetProperty("at").Deserialize<Instant>(ApiJson.Options) <= clock.Now)
            || (line.Phase == Phase.Submission && Of("package") is null);

        JsonElement? Of(string name) => status.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private async Task<PublicApi> OfficerAsync(CancellationToken cancellationToken) => new(await ClientAsync(Actor.Secretariat, cancellationToken));

    private async Task<HttpClient> ClientAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!clients.TryGetValue(actor, out var http))
        {
            http = clients[actor] = new HttpClient(new PatientHandler(Patience.ToTimeSpan())) { BaseAddress = address, Timeout = Patience.ToTimeSpan() * 2 };
            if (actor is Actor.Officer officer)
            {
                http.DefaultRequestHeaders.Authorization = new("Bearer", DevelopmentCodes.Of(officer.Role, access.DevelopmentToken));
            }
            else if (actor is Actor.Reader reader)
            {
                using var entered = await http.PostAsJsonAsync("/api/session", new CodeGiven(await CodeAsync(reader.Mailbox, cancellationToken)), ApiJson.Options, cancellationToken);
                entered.EnsureSuccessStatusCode();
            }
        }

        return http;
    }

    // The very code that the newest mail to that mailbox carries.
    private async Task<string> CodeAsync(string mailbox, CancellationToken cancellationToken)
    {
        var participants = await (await OfficerAsync(cancellationToken)).GetAsync<ParticipantView[]>($"/api/mandates/{plan.Mandate.Id}/participants", cancellationToken);
        var reader = participants.First(p => mailbox.Equals(p.Email, StringComparison.OrdinalIgnoreCase));
        return new LinkCodes(Options.Create(access)).Of(plan.Mandate.Id, new Link(reader.Id, reader.Link.Generation, reader.Link.Expires, reader.Link.Revoked));
    }

    private static T Bound<T>(IConfiguration settings, string section)
        where T : new() => settings.GetSection(section).Get<T>() ?? new();
}
