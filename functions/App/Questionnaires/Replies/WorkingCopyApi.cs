using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

public sealed record CopyView(Answers? Answers, IReadOnlyList<FileView> Files, string? HandedTo, string? By, Instant? ChangedAt, ReplyVisibility? Visibility)
{
    public static CopyView Of(WorkingCopy? copy) => new(copy?.Answers, [.. copy?.Files.Select(FileView.Of) ?? []], copy?.HandedTo, copy?.By, copy?.ChangedAt, copy?.Visibility);
}

/// <summary>What is said with a submission. Visibility: shared or secretariat; the usual one where it is not said.</summary>
/// <param name="Reason">Why this version takes the place of the one before; needed when there is one.</param>
/// <param name="Visibility">Who may read the reply, in all its versions.</param>
public sealed record SubmissionReason(string? Reason = null, ReplyVisibility? Visibility = null);

/// <summary>
/// The reply that the participants of a state prepare together. Each says, in If-Match, which version they saw; a change
/// that they did not see is told to them, never overwritten.
/// </summary>
public sealed class WorkingCopyApi(RequestAccess access, WorkingCopyEditing editing, ReplySubmission submission, UploadReader reader, MandateClock clock)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/working-copy";

    [Api("The reply that a delegation prepares together", Gives = typeof(CopyView), Problems = [409])]
    [Function("GetWorkingCopy"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        var (copy, version) = await editing.ReadAsync(new(mandate), stateId, cancellationToken);
        return Answer(request, copy, version);
    }

    [Api("Save the answers of the working copy on the version that was seen", Takes = typeof(CopyEdit), Gives = typeof(CopyView), Header = "If-Match", Problems = [409, 412, 422, 428])]
    [Function("PutWorkingCopy"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var given = await ApiJson.ReadAsync<CopyEdit>(request, cancellationToken);
        var current = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        var (copy, version) = await editing.SaveAsync(current, stateId, given, IfMatch.Of(request), cancellationToken);
        return Answer(request, copy, version);
    }

    [Api("Add a file (PDF, DOCX or ODT; XLSX for annexes) to the working copy; one of the same name gives way", Takes = typeof(Stream), Gives = typeof(FileView), Header = "Content-Disposition", Problems = [408, 409, 415, 422])]
    [Function("PutWorkingCopyFile"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> PutFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/files")] HttpRequest request, string mandate, string state, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var current = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        using var file = await reader.ReadFileAsync(request, cancellationToken);
        return ApiJson.Ok(FileView.Of(await editing.AddAsync(current, stateId, file, cancellationToken)));
    }

    [Api("Take a file out of the working copy", Problems = [409])]
    [Function("DeleteWorkingCopyFile"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> DeleteFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Base + "/files/{name}")] HttpRequest request,
        string mandate, string state, string name, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        await editing.RemoveAsync(new(mandate), stateId, name, cancellationToken);
        return Results.NoContent();
    }

    [Api("Submit the working copy; answers with the receipt", Takes = typeof(SubmissionReason), Gives = typeof(Receipt), Creates = true, Header = "If-Match", Problems = [409, 412, 422, 428])]
    [Function("SubmitWorkingCopy"), Allow(CallerRoles.Delegation)]
    public async Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/submission")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stateId = new StateId(state);
        var receivedAt = clock.Now;
        var given = await ApiJson.ReadAsync<SubmissionReason>(request, cancellationToken);
        var before = await access.OpenForRepliesAsync(mandate, stateId, cancellationToken);
        var (copy, version) = await editing.ReadAsync(before.Id, stateId, cancellationToken);
        return copy is null || version != IfMatch.Of(request)
            ? throw WorkingCopyEditing.ChangedMeanwhile(copy)
            : Receipt.Answer(before.Plan, await submission.SubmitAsync(before, stateId, copy, version, receivedAt, given, client, cancellationToken));
    }

    private static IResult Answer(HttpRequest request, WorkingCopy? copy, string version)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return ApiJson.Ok(CopyView.Of(copy));
    }
}
