using Mandates.Local.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime.Text;

namespace Mandates.Local.Rehearsal;

/// <summary>The rehearsal's clock as a page: what time it is, pause, step, run.</summary>
internal static class ClockPage
{
    private const string Path = "/_local/clock";
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <param name="routes">Of the local host.</param>
    /// <param name="clock">The rehearsal's.</param>
    /// <param name="zone">What people call its local time.</param>
    public static void Map(IEndpointRouteBuilder routes, RehearsalClock clock, string zone)
    {
        routes.MapGet(Path, (HttpResponse response) =>
        {
            // Only while it runs: a form that is being filled in must not be emptied.
            if (clock is { IsHeld: false, IsOver: false })
            {
                response.Headers["Refresh"] = "2";
            }

            return Results.Content(Of(clock, zone), "text/html; charset=utf-8");
        });
        routes.MapPost(Path, async (HttpRequest request) =>
        {
            // Another site that is open in the same browser must not be able to do this.
            if (request.Headers["Sec-Fetch-Site"].ToString() is not ("" or "same-origin"))
            {
                return Results.StatusCode(StatusCodes.Status403Forbidden);
            }

            Move(clock, await request.ReadFormAsync(request.HttpContext.RequestAborted));
            request.HttpContext.Response.Headers.Location = Path;
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        });
    }

    private static void Move(RehearsalClock clock, IFormCollection form)
    {
        switch (form["act"].ToString())
        {
            case "pause":
                clock.Pause();
                break;
            case "step":
                clock.Step();
                break;
            case "run":
                clock.Run(LocalDatePattern.Iso.Parse(form["until"].ToString()) is { Success: true, Value: var day } ? day.AtStartOfDayInZone(clock.Zone).ToInstant() : null);
                break;
        }
    }

    private static string Of(RehearsalClock clock, string zone) => LocalPage.Of("The rehearsal's clock", $"""
        <p>It is <strong>{LocalPage.Text(clock.Now.InZone(clock.Zone).ToString("dddd d MMMM uuuu, HH:mm", English))}</strong> ({LocalPage.Text(zone)}) in the rehearsal. {Stand(clock)}</p>
        {Form(clock)}
        <p><a href="/">The pages</a> · <a href="/_local/mail">The mails</a></p>
        """);

    private static string Form(RehearsalClock clock) => clock switch
    {
        { IsOver: true } => "",
        { IsHeld: true } => $"""
            <form method="post" action="{Path}" class="fields">
            <label for="until">Run until the beginning of a day; without one, to the end</label>
            <input id="until" name="until" type="date">
            <button name="act" value="run">Run</button>
            <button class="quiet" name="act" value="step">To the next moment at which something happens</button>
            </form>
            """,
        _ => $"""<form method="post" action="{Path}"><button name="act" value="pause">Pause</button></form>""",
    };

    private static string Stand(RehearsalClock clock) => clock switch
    {
        { IsOver: true } => "The mandate has ended.",
        { IsHeld: true } => "It stands still: look at the pages, and act on them; what needs no waiting is done at once.",
        _ => "It runs, and this page follows it.",
    };
}
