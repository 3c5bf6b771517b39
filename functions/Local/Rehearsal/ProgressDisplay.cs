using Mandates.Functions.Record;
using Mandates.Pages.Shared;
using Mandates.Pages.Status;
using Spectre.Console;

namespace Mandates.Local.Rehearsal;

/// <summary>Shows a running rehearsal: the virtual date, the phase, the replies and the notices.</summary>
public static class ProgressDisplay
{
    private static readonly Texts T = Texts.In(Language.English);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    public static async Task ShowAsync(
        WorkPlan plan, Func<Func<CancellationToken, Task>, CancellationToken, Task> run, PublicApi api, CancellationToken cancellationToken)
    {
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            await run(LinePerPhase(plan, api), cancellationToken);
            return;
        }

        await AnsiConsole.Live(new Text("…")).StartAsync(async live =>
        {
            var shown = 0L;
            await run(async cancel =>
            {
                if (TimeProvider.System.GetElapsedTime(shown) >= Interval)
                {
                    shown = TimeProvider.System.GetTimestamp();
                    live.UpdateTarget(Panel(plan, await StatusAsync(plan, api, cancel)));
                }
            }, cancellationToken);
            live.UpdateTarget(Panel(plan, await StatusAsync(plan, api, cancellationToken)));
        });
    }

    // Redirected to a file or a pipe: one line whenever the phase changes.
    private static Func<CancellationToken, Task> LinePerPhase(WorkPlan plan, PublicApi api)
    {
        Phase? last = null;
        var shown = 0L;
        return async cancellationToken =>
        {
            if (TimeProvider.System.GetElapsedTime(shown) < Interval)
            {
                return;
            }

            shown = TimeProvider.System.GetTimestamp();
            // The board's line costs one call to the storage; the whole status reads much more.
            var phase = (await api.GetAsync<MandateLine[]>("/api/mandates?limit=1000", cancellationToken)).FirstOrDefault(line => line.Id == plan.Mandate.Id)?.Phase;
            if (phase is not null && phase != last)
            {
                last = phase;
                Console.WriteLine(Line(plan, await StatusAsync(plan, api, cancellationToken)));
            }
        };
    }

    private static Task<MandateStatus> StatusAsync(WorkPlan plan, PublicApi api, CancellationToken cancellationToken) =>
        api.GetAsync<MandateStatus>($"/api/mandates/{plan.Mandate.Id}/status", cancellationToken);

    private static string Line(WorkPlan plan, MandateStatus status) =>
        $"{Date(plan, status)}  {T.Of(status.Phase),-16}  replies {status.Replied}/{status.States.Count}  notices {status.Notices.Accepted}";

    private static string Date(WorkPlan plan, MandateStatus status) => plan.Local(status.AsOf).ToString("ddd d MMM uuuu", English);

    private static Panel Panel(WorkPlan plan, MandateStatus status)
    {
        var waiting = status.WaitingFor.Count > 0 ? status.WaitingFor[0].What : "nobody";
        var grid = new Grid().AddColumn().AddColumn()
            .AddRow("Virtual date", $"[bold]{Date(plan, status)}[/]")
            .AddRow("Phase", T.Of(status.Phase))
            .AddRow("Waiting for", Markup.Escape(waiting))
            .AddRow("Replies", $"{status.Replied}/{status.States.Count}")
            .AddRow("Notices", status.Notices.Accepted.ToString(English));
        return new Panel(grid).Header(Markup.Escape(plan.Mandate.Instrument)).Expand();
    }
}
