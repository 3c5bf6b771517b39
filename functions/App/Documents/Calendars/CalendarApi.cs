using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.Documents.Calendars;

/// <summary>Calendars to follow: the mandate's, and each state's with its own deadline.</summary>
public sealed class CalendarApi(RequestAccess access)
{
    [Api("The calendar, as iCalendar", Gives = typeof(Stream))]
    [Function("ReadCalendar"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/calendar.ics")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return Answer(request, CalendarFile.Feed(current.Plan, current.Record), $"{mandate}.ics");
    }

    [Api("The calendar as it concerns one state", Gives = typeof(Stream))]
    [Function("ReadStateCalendar"), Allow(CallerRoles.Officers | CallerRoles.Delegation, BeforeLaunch = true)]
    public async Task<IResult> OfStateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/states/{state}/calendar.ics")] HttpRequest request,
        string mandate, string state, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return current.Plan.State(new(state)) is { } member
            ? Answer(request, CalendarFile.Feed(current.Plan, current.Record, member), $"{mandate}-{state}.ics")
            : throw ProblemException.NotFound();
    }

    // Calendar programs poll: while nothing has changed, the answer is 304 without a body.
    private static IResult Answer(HttpRequest request, string calendar, string name)
    {
        request.HttpContext.Response.Headers.CacheControl = "private, no-cache";
        var bytes = Encoding.UTF8.GetBytes(calendar);
        return Results.Bytes(bytes, "text/calendar; charset=utf-8", name,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }
}
