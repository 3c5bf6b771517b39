using Mandates.Domain.Meetings;
using Mandates.Functions.Access;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Meetings;

/// <summary>One meeting with its order of business, and the summary record of each of its sittings as Markdown.</summary>
public sealed class ReadMeeting(RequestAccess access)
{
    [Api("A meeting with its order of business", Gives = typeof(MeetingView))]
    [Function(nameof(ReadMeeting)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/meetings/{activity}")] HttpRequest request,
        string mandate, string activity, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return current.Plan.Activity(activity) is { IsMeeting: true } meeting
            ? ApiJson.Ok(MeetingView.Of(current.Plan, current.Record, meeting))
            : throw ProblemException.NotFound();
    }

    [Api("The summary record of a sitting, as Markdown", Gives = typeof(Stream))]
    [Function("ReadSummaryRecord"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> SummaryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/meetings/{activity}/sittings/{sitting:int}/summary-record")] HttpRequest request,
        string mandate, string activity, int sitting, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var meeting = current.Record.Meetings.FirstOrDefault(m => m.Activity == activity && m.Sitting == sitting) ?? throw ProblemException.NotFound();
        var texts = AskedLanguage.Of(request);
        return Results.Text(SummaryRecord.Text(current.Plan, current.Record, meeting, texts.Language, texts.Say), "text/markdown; charset=utf-8");
    }
}
