using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>Submits: whether the reply is submitted as soon as the file is complete; it then counts by the time of this announcement.</summary>
public sealed record Announcement(string Name, string MediaType, long Length, string Sha256, bool Submits = false, string? Reason = null);

/// <summary>An upload as its sender sees it: what was announced, and what has arrived.</summary>
public sealed record UploadView(string Id, string Name, long Length, string Sha256, long MostPartBytes, IReadOnlyList<UploadPart> Parts);

/// <summary>
/// A file too large for one request: announced, sent part by part in any order, resumed by sending what is missing, and
/// completed or abandoned. Until then nothing of it can be seen.
/// </summary>
public sealed class UploadInParts(ReplyIntake intake, UploadStore uploads, NamedFiles named, UploadReader bodies, RequestAccess access, MandateClock clock, IOptions<ReplyOptions> options)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/uploads";

    /// <summary>Begins an upload; announced again, it goes on where it was.</summary>
    [Api("Announce a large file; announced again, its upload goes on", Takes = typeof(Announcement), Gives = typeof(UploadView), Creates = true, Problems = [409, 415, 422])]
    [Function("BeginUpload"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> BeginAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base)] HttpRequest request,
        string mandate, string state, CancellationToken cancellationToken)
    {
        var startedAt = clock.Now;
        var announced = await ApiJson.ReadAsync<Announcement>(request, cancellationToken);
        var (name, kind) = UploadReader.Named(announced.Name, announced.MediaType);
        ThrowIfUnfit(announced);
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{announced.Sha256}  {name}\n")).AsSpan(0, 16));
        var current = await intake.OpenAsync(mandate, state, cancellationToken);
        if (await uploads.FindAsync(mandate, state, id, cancellationToken) is { } begun)
        {
            return ApiJson.Ok(await ViewAsync(begun, cancellationToken));
        }

        await intake.EnsureQuotaAsync(current, state, announced.Length, cancellationToken);
        var upload = await uploads.BeginAsync(mandate, state, new()
        {
            Id = id,
            Name = name,
            MediaType = kind.MediaType,
            Length = announced.Length,
            Sha256 = announced.Sha256,
            StartedAt = startedAt,
            Submits = announced.Submits,
            Reason = announced.Reason,
            By = access.Caller.Id,
            Blob = ReplyFiles.NewName(mandate, state),
        }, cancellationToken);
        await ThrowIfTooManyAsync(current, state, upload, cancellationToken);
        return ApiJson.Created($"/api/mandates/{mandate}/states/{state}/uploads/{id}", await ViewAsync(upload, cancellationToken));
    }

    [Api("What has arrived of an upload", Gives = typeof(UploadView))]
    [Function("GetUpload"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{upload}")] HttpRequest request,
        string mandate, string state, string upload, CancellationToken cancellationToken) =>
        ApiJson.Ok(await ViewAsync(await FindAsync(mandate, state, upload, cancellationToken), cancellationToken));

    [Api("Send a part of the file", Takes = typeof(Stream), Gives = typeof(UploadPart), Problems = [408, 409])]
    [Function("PutUploadPart"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> PutPartAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/{upload}/parts/{part:int}")] HttpRequest request,
        string mandate, string state, string upload, int part, CancellationToken cancellationToken)
    {
        if (part is < 1 or > UploadStore.MostParts)
        {
            throw new ProblemException(400, "There is no such part.", $"Number the parts from 1 to {UploadStore.MostParts}.");
        }

        var seen = uploads.Seen(mandate, state, upload);
        var found = seen?.Upload ?? await FindAsync(mandate, state, upload, cancellationToken);
        using var bytes = await bodies.ReadAsync(request, cancellationToken);
        if (bytes.Length == 0)
        {
            throw new ProblemException(400, "The part is empty.", "Send the bytes of the part as the body.");
        }

        var arrived = new UploadPart(part, bytes.Length, bytes.Sha256);
        if (seen?.IsNext(arrived) is not true)
        {
            ThrowIfContradicted(found, arrived, await uploads.PartsAsync(found, cancellationToken));
        }

        await uploads.StageAsync(found, arrived, bytes, cancellationToken);
        seen?.Add(arrived, bytes.Span);
        return ApiJson.Ok(arrived);
    }

    [Api("Give an upload up")]
    [Function("AbandonUpload"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> AbandonAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Base + "/{upload}")] HttpRequest request,
        string mandate, string state, string upload, CancellationToken cancellationToken)
    {
        var found = await FindAsync(mandate, state, upload, cancellationToken);
        var kept = await named.OfAsync(mandate, (await access.MandateAsync(mandate, cancellationToken)).Record, state, cancellationToken);
        await uploads.EndAsync(mandate, state, found, kept, cancellationToken);
        return Results.NoContent();
    }

    // Of several that are announced at once, none has counted the others.
    private async Task ThrowIfTooManyAsync(MandateState current, string state, Upload announced, CancellationToken cancellationToken)
    {
        try
        {
            await intake.EnsureQuotaAsync(current, state, more: 0, cancellationToken);
        }
        catch (ProblemException)
        {
            await uploads.EndAsync(current.Id, state, announced, await named.OfAsync(current.Id, current.Record, state, cancellationToken), cancellationToken);
            throw;
        }
    }

    private async Task<Upload> FindAsync(string mandate, string state, string id, CancellationToken cancellationToken) =>
        await uploads.FindAsync(mandate, state, id, cancellationToken) ?? throw ProblemException.NotFound();

    private async Task<UploadView> ViewAsync(Upload upload, CancellationToken cancellationToken) =>
        new(upload.Id, upload.Name, upload.Length, upload.Sha256, options.Value.MaxBytes, await uploads.PartsAsync(upload, cancellationToken));

    private static void ThrowIfContradicted(Upload announced, UploadPart part, IReadOnlyList<UploadPart> there)
    {
        if (there.FirstOrDefault(p => p.Number == part.Number) is { } other && other.Sha256 != part.Sha256)
        {
            throw ProblemException.Conflict($"Part {part.Number} has arrived with other bytes.", "Send the parts of the file that was announced, or abandon the upload and begin again.");
        }

        if (there.Where(p => p.Number != part.Number).Sum(p => p.Length) + part.Length > announced.Length)
        {
            throw new ProblemException(413, "The parts are larger than the file that was announced.", $"The file has {announced.Length} bytes.");
        }
    }

    private void ThrowIfUnfit(Announcement announced)
    {
        if (announced.Length > options.Value.MaxFileBytes)
        {
            throw new ProblemException(413, "The file is too large.", $"A file has at most {options.Value.MaxFileBytes} bytes. Divide it, or reduce its pictures.");
        }

        if (announced.Length < 1 || announced.Sha256 is not { Length: 64 } hash || !hash.All(char.IsAsciiHexDigitLower))
        {
            throw ProblemException.Unprocessable("The upload cannot begin.", ["Give the length of the file in bytes, and its SHA-256 in lower-case hexadecimal."]);
        }
    }
}
