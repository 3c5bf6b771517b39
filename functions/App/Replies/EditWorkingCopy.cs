using Mandates.Domain.Questionnaires;
using Mandates.Domain.Replies;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Replies.Receiving;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace Mandates.Functions.Replies;

/// <summary>HandedTo: id of the participant whose turn it is.</summary>
public sealed record CopyEdit(Answers? Answers = null, string? HandedTo = null);

public sealed record CopyView(Answers? Answers, IReadOnlyList<FileView> Files, string? HandedTo, string? By, Instant? ChangedAt)
{
    public static CopyView Of(WorkingCopy? copy) => new(copy?.Answers, [.. copy?.Files.Select(FileView.Of) ?? []], copy?.HandedTo, copy?.By, copy?.ChangedAt);
}

/// <summary>
/// The reply that the participants of a state prepare together. Whoever writes says, in If-Match, which version they
/// saw; a change that they did not see is told to them, never overwritten.
/// </summary>
public sealed class EditWorkingCopy(ReplyIntake intake, WorkingCopyEdit edit, ReplySubmission submission, Bodies bodies, MandateClock clock)
{
    private const string Base = "api/mandates/{mandate}/states/{state}/working-copy";

    [Api("The reply that a delegation prepares together", Gives = typeof(CopyView), Problems = [409])]
    [Function("GetWorkingCopy"), Allow(Who.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken stop)
    {
        await intake.OpenAsync(mandate, state, stop);
        var (copy, version) = await edit.ReadAsync(mandate, state, stop);
        return Answer(request, copy, version);
    }

    [Api("Save the answers of the working copy on the version that was seen", Takes = typeof(CopyEdit), Gives = typeof(CopyView), Header = "If-Match", Problems = [409, 412, 422, 428])]
    [Function("PutWorkingCopy"), Allow(Who.Delegation)]
    public async Task<IResult> PutAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request, string mandate, string state, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<CopyEdit>(request, stop);
        var current = await intake.OpenAsync(mandate, state, stop);
        var (copy, version) = await edit.SaveAsync(current, state, given, SeenVersion.Of(request), stop);
        return Answer(request, copy, version);
    }

    [Api("Add a file to the working copy; one of the same name gives way", Takes = typeof(Stream), Gives = typeof(FileView), Header = "Content-Disposition", Problems = [408, 409, 415, 422])]
    [Function("PutWorkingCopyFile"), Allow(Who.Delegation)]
    public async Task<IResult> PutFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/files")] HttpRequest request, string mandate, string state, CancellationToken stop)
    {
        var current = await intake.OpenAsync(mandate, state, stop);
        using var file = await bodies.ReadFileAsync(request, stop);
        return ApiJson.Ok(FileView.Of(await edit.AddAsync(current, state, file, stop)));
    }

    [Api("Take a file out of the working copy", Problems = [409])]
    [Function("DeleteWorkingCopyFile"), Allow(Who.Delegation)]
    public async Task<IResult> DeleteFileAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Base + "/files/{name}")] HttpRequest request,
        string mandate, string state, string name, CancellationToken stop)
    {
        await intake.OpenAsync(mandate, state, stop);
        await edit.RemoveAsync(mandate, state, name, stop);
        return Results.NoContent();
    }

    [Api("Submit the working copy; answers with the receipt", Takes = typeof(SubmissionReason), Gives = typeof(Receipt), Creates = true, Header = "If-Match", Problems = [409, 412, 422, 428])]
    [Function("SubmitWorkingCopy"), Allow(Who.Delegation)]
    public async Task<IResult> SubmitAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/submission")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var receivedAt = clock.Now;
        var given = await ApiJson.ReadAsync<SubmissionReason>(request, stop);
        var before = await intake.OpenAsync(mandate, state, stop);
        var (copy, version) = await edit.ReadAsync(mandate, state, stop);
        if (copy is null || version != SeenVersion.Of(request))
        {
            throw WorkingCopyEdit.Changed(copy);
        }

        return await ReplySubmission.AnswerAsync(before, await submission.SubmitAsync(before, state, copy, version, receivedAt, given.Reason, stop), client, stop);
    }

    private static IResult Answer(HttpRequest request, WorkingCopy? copy, string version)
    {
        request.HttpContext.Response.Headers.ETag = $"\"{version}\"";
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return ApiJson.Ok(CopyView.Of(copy));
    }
}

/// <summary>Reason: why this version takes the place of the one before; needed when there is one.</summary>
public sealed record SubmissionReason(string? Reason = null);
