using System.Security.Cryptography;
using System.Text;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.Calendars;

/// <summary>Calendars to follow: the mandate's, and each state's with its own deadline.</summary>
public sealed class ReadCalendar(RequestAccess access)
{
    [Api("The calendar, as iCalendar", Gives = typeof(Stream))]
    [Function(nameof(ReadCalendar)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/calendar.ics")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return Answer(CalendarFile.Feed(current.Plan, current.Record), $"{mandate}.ics");
    }

    [Api("The calendar as it concerns one state", Gives = typeof(Stream))]
    [Function("ReadStateCalendar"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> OfStateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/states/{state}/calendar.ics")] HttpRequest request,
        string mandate, string state, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return current.Plan.State(state) is { } member
            ? Answer(CalendarFile.Feed(current.Plan, current.Record, member), $"{mandate}-{state}.ics")
            : throw ProblemException.NotFound();
    }

    // Calendars ask again and again: while nothing has changed they are told so in one line.
    private static IResult Answer(string calendar, string name)
    {
        var bytes = Encoding.UTF8.GetBytes(calendar);
        return Results.Bytes(bytes, "text/calendar; charset=utf-8", name,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\""));
    }
}
