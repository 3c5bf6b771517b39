using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Meetings;

/// <summary>The meetings of a mandate: their records, their orders of business, and the record of one that was held.</summary>
public sealed class MeetingApi(RequestAccess access, MeetingRecording recording, PaperPrinter printer)
{
    private const string Meeting = "api/mandates/{mandate}/meetings/{activity}";
    private const string Summary = Meeting + "/sittings/{sitting:int}/summary-record";

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

    [Api("The summary record of a sitting as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadSummaryRecord"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Summary + "/document")] HttpRequest request,
        string mandate, string activity, int sitting, CancellationToken cancellationToken)
    {
        var (paper, name) = await PaperAsync(request, mandate, activity, sitting, cancellationToken);
        return PaperPrinter.WordFile(paper, $"{mandate}-{name}");
    }

    [Api("The summary record of a sitting as a page to print", Gives = typeof(Stream), Query = ["language"])]
    [Function("PrintSummaryRecord"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> PrintAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Summary + "/print")] HttpRequest request,
        string mandate, string activity, int sitting, CancellationToken cancellationToken) =>
        await printer.PageAsync((await PaperAsync(request, mandate, activity, sitting, cancellationToken)).Paper);

    [Api("Record who was present and what was decided", Takes = typeof(MeetingMinutes), Gives = typeof(MeetingRecord), Creates = true, Query = [ActConfirmation.Parameter], Problems = [409, 422, 428])]
    [Function("RecordMeeting"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Meeting)] HttpRequest request,
        string mandate, string activity, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var minutes = await ApiJson.ReadAsync<MeetingMinutes>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        if (minutes.Decisions.Any(d => d is { Kind: DecisionKind.ApproveResolution, IsTaken: true }) && !recording.Decide(before, activity, minutes).IsRepeat)
        {
            ActConfirmation.Require(request, mandate, "The record of the meeting would stand for ever; with the approval of the resolution the text is closed, and the package is frozen and sent.");
        }

        var recorded = await recording.RecordAsync(before, activity, minutes, client, cancellationToken);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/meetings/{activity}", recorded.Fact) : ApiJson.Ok(recorded.Fact);
    }

    private async Task<(Paper Paper, string Name)> PaperAsync(HttpRequest request, string mandate, string activity, int sitting, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var meeting = current.Record.Meetings.FirstOrDefault(m => m.Activity == activity && m.Sitting == sitting) ?? throw ProblemException.NotFound();
        return (SummaryRecordPaper.Of(current, meeting, AskedLanguage.Of(request)), SummaryRecord.Numbered(current.Record, meeting));
    }
}
