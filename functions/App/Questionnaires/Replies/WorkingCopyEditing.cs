using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>HandedTo: id of the participant who is asked to continue. Visibility: who may read the reply once it is submitted; absent, it stays.</summary>
public sealed record CopyEdit(Answers? Answers = null, string? HandedTo = null, ReplyVisibility? Visibility = null);

/// <summary>The changes to a working copy, as the API and the page both make them.</summary>
public sealed class WorkingCopyEditing(
    MandateStore mandates, WorkingCopyStore copies, ReplyFiles files, StateQuota quota, DailyVolume volume, RequestAccess access, MandateClock clock, IOptions<ReplyOptions> options)
{
    /// <summary>The copy, null when there is none, and its version.</summary>
    public Task<(WorkingCopy? Copy, string Version)> ReadAsync(MandateId mandate, StateId state, CancellationToken cancellationToken) =>
        copies.ReadAsync(mandate, state, cancellationToken);

    /// <summary>Saves what was typed, fit to be submitted or not.</summary>
    /// <exception cref="ProblemException">412 when the copy is no longer in that version, 422 for answers that cannot be stored.</exception>
    public Task<(WorkingCopy Copy, string Version)> SaveAsync(MandateState current, StateId state, CopyEdit given, string version, CancellationToken cancellationToken) =>
        SaveAsync(current, state, given, version, start: null, cancellationToken);

    /// <summary>The same, where the copy is a correction that starts from a version of the reply: its files are those of the copy too.</summary>
    /// <exception cref="ProblemException">As above, and 409 when there are more files than a reply may have.</exception>
    public async Task<(WorkingCopy Copy, string Version)> SaveAsync(
        MandateState current, StateId state, CopyEdit given, string version, Reply? start, CancellationToken cancellationToken)
    {
        ThrowIfUnfit(current, state, given);
        await volume.CountAsync(current.Id, state, given.Answers is null ? 0 : JsonSerializer.SerializeToUtf8Bytes(given.Answers, RecordJson.Options).Length, cancellationToken);
        var (copy, there) = await copies.ReadAsync(current.Id, state, cancellationToken);
        var saved = Changed(copy, clock.Now) with { Answers = given.Answers, HandedTo = given.HandedTo, Visibility = given.Visibility ?? copy?.Visibility, Files = WorkingCopy.FilesFrom(start, copy) };
        ThrowIfTooMany(saved);
        return there == version && await copies.TryWriteAsync(current.Id, state, saved, version, cancellationToken) is { } written
            ? (saved, written)
            : throw ChangedMeanwhile((await copies.ReadAsync(current.Id, state, cancellationToken)).Copy);
    }

    /// <summary>Adds a file that came in one request; one of the same name gives way to it.</summary>
    /// <exception cref="ProblemException">409 when there are as many files as a reply may have, 413 when the state has no room for it.</exception>
    public async Task<ReplyFile> AddAsync(MandateState current, StateId state, ReceivedFile received, CancellationToken cancellationToken)
    {
        using var room = await quota.TakeAsync(current.Id, state, received.Bytes.Length, cancellationToken);
        var file = ReplyFiles.Of(current.Id, state, received);
        await files.KeepAsync(file, received.Bytes.Open(), cancellationToken);
        try
        {
            await ChangeAsync(current.Id, state, file.Name, copy => With(copy, file, clock.Now), cancellationToken);
            return file;
        }
        catch (ProblemException)
        {
            await files.DiscardAsync(file.Blob, cancellationToken);
            throw;
        }
    }

    /// <summary>Adds a file that came in parts and is kept already. The copy is then as old as the announcement of the file, or as what was put into it after that.</summary>
    /// <exception cref="ProblemException">409 when there are as many files as a reply may have.</exception>
    public Task<WorkingCopy> AddAsync(MandateId mandate, StateId state, ReplyFile file, Instant announcedAt, CancellationToken cancellationToken) =>
        ChangeAsync(
            mandate, state, file.Name, copy => With(copy, file, copy is null ? announcedAt : Instant.Max(copy.ChangedAt, announcedAt)), cancellationToken);

    /// <summary>Takes a file out.</summary>
    /// <exception cref="ProblemException">404 when there is none of that name.</exception>
    public Task RemoveAsync(MandateId mandate, StateId state, string name, CancellationToken cancellationToken) =>
        ChangeAsync(mandate, state, name, copy => copy?.Files.Any(f => f.Name == name) is true
            ? Changed(copy, clock.Now) with { Files = [.. copy.Files.Where(f => f.Name != name)] }
            : throw ProblemException.NotFound(), cancellationToken);

    /// <summary>The refusal for a caller who did not see the last change.</summary>
    /// <param name="by">The copy as another participant changed it; null when it was submitted.</param>
    public static ProblemException ChangedMeanwhile(WorkingCopy? by) => new(
        412, "The reply has changed since you read it.",
        by is null ? "It was submitted. See its receipt." : $"{by.By} changed it at {by.ChangedAt}. Read it again, then save with its ETag in If-Match.");

    // What the change takes out goes at once, unless a reply names it or may be about to: then it is swept when nothing does.
    private async Task<WorkingCopy> ChangeAsync(MandateId mandate, StateId state, string name, Func<WorkingCopy?, WorkingCopy> change, CancellationToken cancellationToken)
    {
        WorkingCopy? before = null;
        var changed = await copies.ChangeAsync(mandate, state, copy => change(before = copy), cancellationToken);
        var gone = before is null or { IsBeingSubmitted: true } ? []
            : before.Files.Where(f => f.Name == name).Select(f => f.Blob).Except(changed.Files.Select(f => f.Blob)).ToArray();
        if (gone.Length > 0)
        {
            await files.DiscardAsync(gone, (await mandates.GetAsync(mandate, cancellationToken)).Record, state, cancellationToken);
        }

        return changed;
    }

    private WorkingCopy With(WorkingCopy? copy, ReplyFile file, Instant at)
    {
        var added = Changed(copy, at).With(file);
        ThrowIfTooMany(added);
        return added;
    }

    private void ThrowIfTooMany(WorkingCopy copy)
    {
        if (copy.Files.Count > options.Value.MaxFiles)
        {
            throw ProblemException.Conflict("The reply already has the most files that it may have.", $"It may have {options.Value.MaxFiles}; remove one first.");
        }
    }

    private WorkingCopy Changed(WorkingCopy? copy, Instant at) =>
        copy is null ? new() { By = access.Caller.Id, ChangedAt = at } : copy with { By = access.Caller.Id, ChangedAt = at };

    private static void ThrowIfUnfit(MandateState current, StateId state, CopyEdit given)
    {
        if (given.Answers is { } answers && current.Record.Questionnaires.All(q => q.Number != answers.Questionnaire))
        {
            throw ProblemException.Unprocessable("The answers were not saved.", [$"There is no version {answers.Questionnaire} of the questionnaire."]);
        }

        if (given.Answers?.Values.Any(v => v.Value.Any(text => text.Length > Answers.MostCharacters)) is true)
        {
            throw ProblemException.Unprocessable("The answers were not saved.", [$"An answer has at most {Answers.MostCharacters} characters; send more as a file."]);
        }

        if (given.HandedTo is { } next && next != Recipients.MissionId(state) && current.Record.Roster.SelectMany(c => c.Begun).All(t => t.Participant != next || t.State != state))
        {
            throw ProblemException.Unprocessable("The reply was not handed over.", [$"'{next}' is not a participant of this state."]);
        }
    }
}
