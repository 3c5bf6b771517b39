using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>An upload as its sender sees it: what was announced, and what has arrived.</summary>
public sealed record UploadView(string Id, string Name, long Length, string Sha256, long MostPartBytes, IReadOnlyList<UploadPart> Parts)
{
    public static UploadView Of(Upload upload, long mostPartBytes, IReadOnlyList<UploadPart> parts) => new(upload.Id, upload.Name, upload.Length, upload.Sha256, mostPartBytes, parts);
}

/// <summary>
/// A file too large for one request: announced, sent part by part in any order, resumed by sending what is missing, and
/// completed or abandoned. Until then nothing of it can be seen.
/// </summary>
public sealed class UploadApi(
    RequestAccess access, UploadInParts inParts, UploadCompletion completion, UploadStore uploads, MandateClock clock, IOptions<ReplyOptions> options)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/uploads";
    private const string One = Base + "/{upload}";

    /// <summary>Begins an upload; announced again, it goes on where it was.</summary>
    [Api("Announce a large file; announced again, its upload goes on", Takes = typeof(Announcement), Gives = typeof(UploadView), Creates = true, Problems = [409, 415, 422])]
    [Function("BeginUpload"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base)] HttpRequest request,
        string mandate, string state, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var startedAt = clock.Now;
        var announced = inParts.Read(await ApiJson.ReadAsync<Announcement>(request, cancellationToken), new(mandate), stateId, startedAt);
        var current = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        if (await uploads.FindAsync(current.Id, stateId, announced.Id, cancellationToken) is { } begun)
        {
            return ApiJson.Ok(await ViewAsync(begun, cancellationToken));
        }

        var upload = await inParts.BeginAsync(current, stateId, announced, cancellationToken);
        return ApiJson.Created($"/api/mandates/{mandate}/states/{state}/uploads/{upload.Id}", await ViewAsync(upload, cancellationToken));
    }

    [Api("What has arrived of an upload", Gives = typeof(UploadView))]
    [Function("GetUpload"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One)] HttpRequest request,
        string mandate, string state, string upload, CancellationToken cancellationToken) =>
        ApiJson.Ok(await ViewAsync(await FindAsync(mandate, new(state), upload, cancellationToken), cancellationToken));

    [Api("Send a part of the file", Takes = typeof(Stream), Gives = typeof(UploadPart), Problems = [408, 409])]
    [Function("PutUploadPart"), Allow(CallerRoles.Delegation, IsPart = true)]
    public async Task<IResult> PutPartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = One + "/parts/{part:int}")] HttpRequest request,
        string mandate, string state, string upload, int part, CancellationToken cancellationToken)
    {
        return ApiJson.Ok(await inParts.TakeAsync(request, new(mandate), new(state), upload, part, cancellationToken));
    }

    [Api("Abandon an upload")]
    [Function("AbandonUpload"), Allow(CallerRoles.Delegation, IsPart = true)]
    public async Task<IResult> AbandonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request,
        string mandate, string state, string upload, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var found = await FindAsync(mandate, stateId, upload, cancellationToken);
        await inParts.EndAsync(await access.MandateAsync(mandate, cancellationToken), stateId, found, cancellationToken);
        return Results.NoContent();
    }

    /// <summary>Asked for again, because the answer was lost, it gives the same answer.</summary>
    [Api("Put the parts of an upload together; answers with the file, or with the receipt if it submits", Gives = typeof(FileView), Creates = true, Problems = [409, 422])]
    [Function("CompleteUpload"), Allow(CallerRoles.Delegation, IsPart = true)]
    public async Task<IResult> CompleteAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = One + "/completion")] HttpRequest request,
        string mandate, string state, string upload, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var before = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        var (file, submitted) = await uploads.FindAsync(before.Id, stateId, upload, cancellationToken) is { } announced
            ? await completion.CompleteAsync(before, stateId, announced, client, cancellationToken)
            : await completion.RepeatAsync(before, stateId, upload, client, cancellationToken);
        return submitted is null ? ApiJson.Ok(FileView.Of(file)) : Receipt.Answer(before.Plan, submitted);
    }

    private async Task<Upload> FindAsync(string mandate, StateId state, string id, CancellationToken cancellationToken) =>
        await uploads.FindAsync(new(mandate), state, id, cancellationToken) ?? throw ProblemException.NotFound();

    private async Task<UploadView> ViewAsync(Upload upload, CancellationToken cancellationToken) =>
        UploadView.Of(upload, options.Value.MaxBytes, await uploads.PartsAsync(upload, cancellationToken));
}
