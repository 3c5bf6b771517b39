using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Meetings;

/// <summary>The meetings of a mandate: their records, their orders of business, and the record of one that was held.</summary>
public sealed class MeetingApi(RequestAccess access, MeetingRecording recording)
{
    private const string Meeting = "api/mandates/{mandate}/meetings/{activity}";

    [Api("The records of the meetings that were held", Gives = typeof(MeetingRecord[]))]
    [Function("ListMeetings"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/meetings")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok((await access.MandateAsync(mandate, cancellationToken)).Record.Meetings.OrderBy(m => m.HeldAt).ThenBy(m => m.Activity, StringComparer.Ordinal));

    [Api("A meeting with its order of business", Gives = typeof(MeetingView))]
    [Function("ReadMeeting"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ReadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Meeting)] HttpRequest request,
        string mandate, string activity, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return current.Plan.Activity(activity) is { IsMeeting: true } meeting
            ? ApiJson.Ok(MeetingView.Of(current.Plan, current.Record, meeting))
            : throw ProblemException.NotFound();
    }

    [Api("The summary record of a sitting, as Markdown", Gives = typeof(Stream))]
    [Function("ReadSummaryRecord"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> SummaryAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Meeting + "/sittings/{sitting:int}/summary-record")] HttpRequest request,
        string mandate, string activity, int sitting, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var meeting = current.Record.Meetings.FirstOrDefault(m => m.Activity == activity && m.Sitting == sitting) ?? throw ProblemException.NotFound();
        var texts = AskedLanguage.Of(request);
        return Results.Text(SummaryRecord.Text(current.Plan, current.Record, meeting, texts.Language, texts.Say), "text/markdown; charset=utf-8");
    }

    [Api("Record who was present and what was decided", Takes = typeof(MeetingMinutes), Gives = typeof(MeetingRecord), Creates = true, Problems = [409, 422])]
    [Function("RecordMeeting"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Meeting)] HttpRequest request,
        string mandate, string activity, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var minutes = await ApiJson.ReadAsync<MeetingMinutes>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var recorded = await recording.RecordAsync(before, activity, minutes, client, cancellationToken);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/meetings/{activity}", recorded.Fact) : ApiJson.Ok(recorded.Fact);
    }
}
