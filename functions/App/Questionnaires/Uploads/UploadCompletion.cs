using Azure;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>
/// Puts the parts together and holds the file, as it is stored, against what was announced; then it belongs to the
/// state's working copy. Stopped at any point, it can be asked for again.
/// </summary>
public sealed class UploadCompletion(UploadStore uploads, ReplyFiles files, WorkingCopyStore copies, WorkingCopyEditing editing, ReplySubmission submission, MandateStore mandates)
{
    /// <returns>The file; and what was submitted, if the upload was announced to submit the reply or did so before.</returns>
    /// <exception cref="ProblemException">409 while parts are missing, 422 for a file that is not as it was announced.</exception>
    public async Task<(ReplyFile File, Recorded<Reply>? Submitted)> CompleteAsync(
        MandateState before, StateId state, Upload announced, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var file = await JoinAsync(before.Id, state, announced, cancellationToken);
        var submitted = await TakenAsync(before, state, announced, file, client, cancellationToken);
        await uploads.CloseAsync(before.Id, state, announced, cancellationToken);
        return (file, submitted);
    }

    /// <summary>Puts the parts together and holds the file against what was announced; it belongs to nothing yet.</summary>
    /// <exception cref="ProblemException">409 while parts are missing, 422 for a file that is not as it was announced.</exception>
    public async Task<ReplyFile> JoinAsync(MandateId mandate, StateId state, Upload announced, CancellationToken cancellationToken)
    {
        var stored = await uploads.IsJoinedAsync(announced, cancellationToken) ? null : await JoinedAsync(mandate, state, announced, cancellationToken);
        stored ??= await files.RecomputeAsync(announced.Blob, cancellationToken);
        return await VerifiedAsync(mandate, state, announced, stored, cancellationToken);
    }

    /// <summary>What an upload came to that was completed before: its file in the working copy, or the newest version of the reply that has it.</summary>
    /// <exception cref="ProblemException">404 when there is no such file.</exception>
    public async Task<(ReplyFile File, Recorded<Reply>? Submitted)> RepeatAsync(
        MandateState before, StateId state, string upload, DurableTaskClient client, CancellationToken cancellationToken)
    {
        if ((await copies.ReadAsync(before.Id, state, cancellationToken)).Copy?.Files.FirstOrDefault(IsIt) is { } added)
        {
            return (added, null);
        }

        // Read again: the reply may have been written since the request came.
        var current = await mandates.GetAsync(before.Id, cancellationToken);
        var reply = current.Record.Replies.Where(r => r.State == state && r.Files.Any(IsIt)).MaxBy(r => r.Version) ?? throw ProblemException.NotFound();
        return (reply.Files.First(IsIt), await submission.RepeatAsync(current, reply, client, cancellationToken));

        bool IsIt(ReplyFile file) => Upload.IdOf(file.Name, file.Sha256) == upload;
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
            : await submission.SubmitAsync(before, state, copy, version, receivedAt: added.ChangedAt, new(announced.Reason, announced.Visibility), client, cancellationToken);
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

        return announced.File;
    }

    private static ProblemException NotAsAnnounced() => new(422, "The file did not arrive as it was announced.", "It was removed. Begin the upload again.");

    private static void ThrowIfNotWhole(Upload announced, IReadOnlyList<UploadPart> parts)
    {
        var (arrived, numbers) = (parts.Sum(p => p.Length), parts.Select(p => p.Number).ToArray());
        if (numbers.CountBy(number => number).FirstOrDefault(n => n.Value > 1) is { Value: > 0 } twice)
        {
            throw ProblemException.Conflict("The file is not complete.", $"Part {twice.Key} is here twice, with different bytes. Abandon the upload and begin again.");
        }

        var missing = Enumerable.Range(1, numbers.LastOrDefault()).Except(numbers).ToArray();
        if (missing.Length > 0)
        {
            throw ProblemException.Conflict(
                "The file is not complete.",
                $"{arrived} of {announced.Length} bytes are here, up to part {numbers[^1]}, without {Ranges(missing)}. Send what is missing; if nothing is, abandon the upload and number its parts from 1 without a gap.");
        }

        if (arrived != announced.Length)
        {
            throw ProblemException.Conflict("The file is not complete.", $"{arrived} of {announced.Length} bytes are here; send the parts from {numbers.Length + 1} on.");
        }
    }

    // Such as 1-4, 6, 8-89.
    private static string Ranges(int[] numbers) => string.Join(", ", numbers
        .Select((number, i) => (number, run: number - i)).GroupBy(n => n.run, n => n.number)
        .Select(run => run.First() == run.Last() ? $"{run.First()}" : $"{run.First()}-{run.Last()}"));
}
