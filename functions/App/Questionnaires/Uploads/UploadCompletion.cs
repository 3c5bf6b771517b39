using Azure;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>
/// Puts the parts together and holds the file, as it is stored, against what was announced; then it belongs to the
/// state's working copy. Stopped at any point, it can be asked for again.
/// </summary>
public sealed class UploadCompletion(UploadStore uploads, ReplyFiles files, WorkingCopyStore copies, WorkingCopyEditing editing, ReplySubmission submission)
{
    /// <returns>The file; and what was submitted, if the upload was announced to submit the reply or did so before.</returns>
    /// <exception cref="ProblemException">409 while parts are missing, 422 for a file that is not as it was announced.</exception>
    public async Task<(ReplyFile File, Recorded<Reply>? Submitted)> CompleteAsync(
        MandateState before, StateId state, Upload announced, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var stored = await uploads.IsJoinedAsync(announced, cancellationToken) ? null : await JoinedAsync(before.Id, state, announced, cancellationToken);
        stored ??= await files.RecomputeAsync(announced.Blob, cancellationToken);
        var file = await VerifiedAsync(before.Id, state, announced, stored, cancellationToken);
        var submitted = await TakenAsync(before, state, announced, file, client, cancellationToken);
        await uploads.CloseAsync(before.Id, state, announced, cancellationToken);
        return (file, submitted);
    }

    private async Task<Recorded<Reply>?> TakenAsync(
        MandateState before, StateId state, Upload announced, ReplyFile file, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (before.Record.Replies.FirstOrDefault(r => r.Files.Contains(file)) is { } there)
        {
            // An earlier attempt stopped after the reply was written.
            await copies.RemoveSubmittedAsync(before.Id, there, cancellationToken);
            return await submission.RepeatAsync(before, there, client, cancellationToken);
        }

        var added = await editing.AddAsync(before.Id, state, file, announced.StartedAt, cancellationToken);
        if (!announced.Submits)
        {
            return null;
        }

        var (copy, version) = await copies.ReadAsync(before.Id, state, cancellationToken);
        return copy is null
            ? throw ProblemException.Conflict("The reply has already been submitted.", "See its receipt.")
            : await submission.SubmitAsync(before, state, copy, version, receivedAt: added.ChangedAt, announced.Reason, client, cancellationToken);
    }

    /// <returns>What was joined, if this process has seen all of it arrive.</returns>
    private async Task<StoredBytes?> JoinedAsync(MandateId mandate, StateId state, Upload announced, CancellationToken cancellationToken)
    {
        var parts = await uploads.PartsAsync(announced, cancellationToken);
        ThrowIfNotWhole(announced, parts);
        return await uploads.JoinAsync(announced, parts, cancellationToken) is { } version && uploads.Seen(mandate, state, announced.Id)?.Of(parts) is { } seen
            ? new(seen.Length, seen.Sha256, version)
            : null;
    }

    private async Task<ReplyFile> VerifiedAsync(MandateId mandate, StateId state, Upload announced, StoredBytes? stored, CancellationToken cancellationToken)
    {
        try
        {
            if (stored?.Are(announced.Length, announced.Sha256) is not true)
            {
                throw NotAsAnnounced();
            }

            await using var content = await files.OpenUncomparedAsync(announced.Blob, cancellationToken);
            UploadReader.ThrowIfUnfit(FileName.KindOf(announced.Name), content);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            // Somebody else completed it at the same time, and found it unfit.
            throw NotAsAnnounced();
        }
        catch (ProblemException)
        {
            await uploads.AbandonAsync(mandate, state, announced, cancellationToken);
            if (stored is not null)
            {
                // These very bytes are never named: whoever else completes the upload finds the same in them.
                await files.DiscardAsync(announced.Blob, stored.Version, cancellationToken);
            }

            throw;
        }

        return new(announced.Name, announced.MediaType, announced.Length, announced.Sha256, announced.Blob);
    }

    private static ProblemException NotAsAnnounced() => new(422, "The file did not arrive as it was announced.", "It was removed. Begin the upload again.");

    private static void ThrowIfNotWhole(Upload announced, IReadOnlyList<UploadPart> parts)
    {
        var arrived = parts.Sum(p => p.Length);
        if (arrived != announced.Length || !parts.Select(p => p.Number).SequenceEqual(Enumerable.Range(1, parts.Count)))
        {
            throw ProblemException.Conflict("The file is not complete.", $"{arrived} of {announced.Length} bytes are here; send the parts that are missing.");
        }
    }
}
