using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>
/// Puts the parts together and holds the file, as it is stored, against what was announced; then it belongs to the
/// state's working copy. Stopped at any point, it can be asked for again.
/// </summary>
public sealed class CompleteUpload(
    UploadStore uploads, ReplyFiles files, WorkingCopies copies, ReplySubmission submission, ReplyIntake intake, RequestAccess access)
{
    [Api("Put the parts of an upload together; answers with the file, or with the receipt if it submits", Gives = typeof(FileView), Creates = true, Problems = [409, 422])]
    [Function(nameof(CompleteUpload)), Allow(CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/states/{state}/uploads/{upload}/completion")] HttpRequest request,
        string mandate, string state, string upload, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var before = await intake.OpenAsync(mandate, state, cancellationToken);
        var announced = await uploads.FindAsync(mandate, state, upload, cancellationToken) ?? throw ProblemException.NotFound();
        var stored = await uploads.IsJoinedAsync(announced, cancellationToken) ? null : await JoinedAsync(mandate, state, announced, cancellationToken);
        stored ??= await files.RecomputeAsync(announced.Blob, cancellationToken);
        var file = await VerifiedAsync(mandate, state, announced, stored, cancellationToken);
        if (before.Record.Replies.FirstOrDefault(r => r.Files.Contains(file)) is { } submitted)
        {
            // It was stopped after the reply was there.
            await copies.RemoveSubmittedAsync(mandate, submitted, cancellationToken);
            await uploads.CloseAsync(mandate, state, announced, cancellationToken);
            return ApiJson.Ok(Receipt.For(before.Plan, submitted));
        }

        var receivedAt = announced.StartedAt;
        await copies.ChangeAsync(mandate, state, copy => Added(copy, file, announced, ref receivedAt), cancellationToken);
        if (!announced.Submits)
        {
            await uploads.CloseAsync(mandate, state, announced, cancellationToken);
            return ApiJson.Ok(FileView.Of(file));
        }

        var answer = await SubmitAsync(before, state, receivedAt, announced.Reason, client, cancellationToken);
        await uploads.CloseAsync(mandate, state, announced, cancellationToken);
        return answer;
    }

    // What was put into the copy after the announcement came later than it.
    private WorkingCopy Added(WorkingCopy? copy, ReplyFile file, Upload announced, ref Instant receivedAt)
    {
        receivedAt = copy is null ? announced.StartedAt : Instant.Max(copy.ChangedAt, announced.StartedAt);
        return intake.Fitting((copy ?? new() { By = access.Caller.Id, ChangedAt = receivedAt }).With(file) with { By = access.Caller.Id, ChangedAt = receivedAt });
    }

    private async Task<IResult> SubmitAsync(
        MandateState before, string state, Instant receivedAt, string? reason, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (copy, version) = await copies.ReadAsync(before.Id, state, cancellationToken);
        return copy is null
            ? throw ProblemException.Conflict("The reply was submitted meanwhile.", "Look at its receipt.")
            : await ReplySubmission.AnswerAsync(before, await submission.SubmitAsync(before, state, copy, version, receivedAt, reason, cancellationToken), client, cancellationToken);
    }

    /// <returns>What was joined, if this process has seen all of it arrive.</returns>
    private async Task<(long Length, string Sha256)?> JoinedAsync(string mandate, string state, Upload announced, CancellationToken cancellationToken)
    {
        var parts = await uploads.PartsAsync(announced, cancellationToken);
        ThrowIfNotWhole(announced, parts);
        await uploads.JoinAsync(announced, parts, cancellationToken);
        return uploads.Seen(mandate, state, announced.Id)?.Of(parts);
    }

    private async Task<ReplyFile> VerifiedAsync(string mandate, string state, Upload announced, (long Length, string Sha256)? stored, CancellationToken cancellationToken)
    {
        try
        {
            if (stored != (announced.Length, announced.Sha256))
            {
                throw new ProblemException(422, "The file did not arrive as it was announced.", "It was removed here. Begin again.");
            }

            await using var content = await files.OpenAsync(announced.Blob, cancellationToken);
            UploadReader.ThrowIfUnfit(FileName.KindOf(announced.Name), content);
        }
        catch (ProblemException)
        {
            await uploads.AbandonAsync(mandate, state, announced, cancellationToken);
            throw;
        }

        return new(announced.Name, announced.MediaType, announced.Length, announced.Sha256, announced.Blob);
    }

    private static void ThrowIfNotWhole(Upload announced, IReadOnlyList<UploadPart> parts)
    {
        var arrived = parts.Sum(p => p.Length);
        if (arrived != announced.Length || !parts.Select(p => p.Number).SequenceEqual(Enumerable.Range(1, parts.Count)))
        {
            throw ProblemException.Conflict("The file is not complete.", $"{arrived} of {announced.Length} bytes are here; send the parts that are missing.");
        }
    }
}
