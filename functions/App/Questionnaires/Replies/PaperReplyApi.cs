using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A reply on paper as it was recorded. Version: that of the reply it became; null until it is confirmed.</summary>
public sealed record OnBehalfView(
    StateId State, int Number, ReplyChannel Channel, string Reference, Instant ReceivedAt, Instant RecordedAt, Signature RecordedBy, FileView Scan, int? Version)
{
    /// <summary>When the state's own reply came that this paper would take the place of; null when there is none.</summary>
    public Instant? RepliedSince { get; init; }

    public static OnBehalfView Of(PaperReply recorded, MandateRecord record) => new(
        recorded.State, recorded.Number, recorded.Channel, recorded.Reference, recorded.ReceivedAt, recorded.RecordedAt, recorded.RecordedBy,
        FileView.Of(recorded.Scan), record.ReplyOf(recorded)?.Version)
    {
        RepliedSince = record.RepliedSince(recorded)?.ReceivedAt,
    };
}

/// <summary>Replies that came on paper: recorded by an officer, confirmed by another one.</summary>
public sealed class PaperReplyApi(RequestAccess access, PaperReplyRecording recording, ReplyFiles files, UploadReader reader, MandateClock clock)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/replies-on-behalf";

    /// <summary>
    /// Channel, reference and the local time at which the paper was received are fields of a multipart body, before the scan. They
    /// are read in the query, with the scan alone as the body, where the body has no such field.
    /// </summary>
    [Api("Record a reply that came on paper: a multipart body with the fields 'channel', 'reference', 'receivedAt' and, where the paper says it, 'visibility' before the scan. In the query, with the scan alone as the body, they are deprecated: addresses are logged", Takes = typeof(Stream), Gives = typeof(OnBehalfView), Creates = true, Query = ["channel", "reference", "receivedAt", "visibility"], Header = "Content-Disposition", Problems = [408, 409, 415, 422])]
    [Function("RecordReplyOnBehalf"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RecordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var before = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        NewPaperReply? paper = null;
        using var file = await reader.ReadFileAsync(
            request, cancellationToken, said => paper = PaperReplyForm.Read(said("channel"), said("reference"), said("receivedAt"), before, clock.Now, said("visibility")));
        var recorded = await recording.RecordAsync(before, stateId, paper!, file, client, cancellationToken);
        var view = OnBehalfView.Of(recorded.Fact, before.Record);
        return recorded.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/states/{state}/replies-on-behalf", view) : ApiJson.Ok(view);
    }

    [Api("Replies on paper of a state, confirmed or not", Gives = typeof(OnBehalfView[]))]
    [Function("ListRepliesOnBehalf"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var record = (await access.MandateAsync(mandate, cancellationToken)).Record;
        return ApiJson.Ok(record.PaperReplies.Where(r => r.State == state).Select(r => OnBehalfView.Of(r, record)));
    }

    /// <summary>The scan, for the officer who is to confirm it.</summary>
    [Api("The scan of a reply on paper", Gives = typeof(Stream), Problems = [409])]
    [Function("DownloadScan"), Allow(CallerRoles.Officers)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{number:int}/scan")] HttpRequest request,
        string mandate, string state, int number, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var scan = current.Record.Paper(new(state), number)?.Scan ?? throw ProblemException.NotFound();
        return new Download(await files.HandOutAsync(scan, cancellationToken), scan.Name);
    }

    [Api("Confirm a reply that another officer recorded; answers with the receipt", Gives = typeof(Receipt), Creates = true, Problems = [409])]
    [Function("ConfirmReplyOnBehalf"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ConfirmAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/{number:int}/confirmation")] HttpRequest request,
        string mandate, string state, int number, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = await access.MandateAsync(mandate, cancellationToken);
        return Receipt.Answer(before.Plan, await recording.ConfirmAsync(before, new(state), number, client, cancellationToken));
    }
}
