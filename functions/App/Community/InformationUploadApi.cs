using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Community;

/// <summary>A document too large for one request, in parts like a file of a reply. It is published by its id, or removed after a day.</summary>
public sealed class InformationUploadApi(RequestAccess access, InformationPublishing publishing, UploadInParts inParts, UploadStore uploads, MandateClock clock, IOptions<ReplyOptions> options)
{
    private const CallerRoles Publishers = CallerRoles.Secretariat | CallerRoles.Chair | CallerRoles.Delegation;
    private const string All = "api/mandates/{mandate}/information/uploads";
    private const string One = All + "/{upload}";

    [Api("Announce a large document to publish; announced again, its upload goes on", Takes = typeof(Announcement), Gives = typeof(UploadView), Creates = true, Problems = [409, 415, 422])]
    [Function("BeginInformationUpload"), Allow(Publishers)]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = All)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Announcement>(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var announced = inParts.Read(given with { Submits = false, Reason = null, Visibility = null }, current.Id, publishing.Owner, clock.Now);
        if (await uploads.FindAsync(current.Id, publishing.Owner, announced.Id, cancellationToken) is { } begun)
        {
            return ApiJson.Ok(await ViewAsync(begun, cancellationToken));
        }

        var upload = await inParts.BeginAsync(current, publishing.Owner, announced, cancellationToken);
        return ApiJson.Created($"/api/mandates/{mandate}/information/uploads/{upload.Id}", await ViewAsync(upload, cancellationToken));
    }

    [Api("What has arrived of a document's upload", Gives = typeof(UploadView))]
    [Function("GetInformationUpload"), Allow(Publishers)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = One)] HttpRequest request, string mandate, string upload, CancellationToken cancellationToken) =>
        ApiJson.Ok(await ViewAsync(await FindAsync(mandate, upload, cancellationToken), cancellationToken));

    [Api("Send a part of the document", Takes = typeof(Stream), Gives = typeof(UploadPart), Problems = [408, 409])]
    [Function("PutInformationUploadPart"), Allow(Publishers, IsPart = true)]
    public async Task<IResult> PutPartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = One + "/parts/{part:int}")] HttpRequest request,
        string mandate, string upload, int part, CancellationToken cancellationToken) =>
        ApiJson.Ok(await inParts.TakeAsync(request, new(mandate), publishing.Owner, upload, part, cancellationToken));

    [Api("Abandon a document's upload")]
    [Function("AbandonInformationUpload"), Allow(Publishers, IsPart = true)]
    public async Task<IResult> AbandonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = One)] HttpRequest request, string mandate, string upload, CancellationToken cancellationToken)
    {
        var found = await FindAsync(mandate, upload, cancellationToken);
        await inParts.EndAsync(await access.MandateAsync(mandate, cancellationToken), publishing.Owner, found, cancellationToken);
        return Results.NoContent();
    }

    private async Task<Upload> FindAsync(string mandate, string id, CancellationToken cancellationToken) =>
        await uploads.FindAsync(new(mandate), publishing.Owner, id, cancellationToken) ?? throw ProblemException.NotFound();

    private async Task<UploadView> ViewAsync(Upload upload, CancellationToken cancellationToken) =>
        UploadView.Of(upload, options.Value.MaxBytes, await uploads.PartsAsync(upload, cancellationToken));
}
