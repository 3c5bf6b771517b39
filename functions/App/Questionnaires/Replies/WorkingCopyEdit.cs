using Mandates.Functions.Clock;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The changes to a working copy, as the API and the page both make them.</summary>
public sealed class WorkingCopyEdit(WorkingCopies copies, ReplyFiles files, ReplyIntake intake, RequestAccess access, MandateClock clock)
{
    /// <summary>The copy, null when there is none, and its version.</summary>
    public Task<(WorkingCopy? Copy, string Version)> ReadAsync(string mandate, string state, CancellationToken cancellationToken) => copies.ReadAsync(mandate, state, cancellationToken);

    /// <summary>Saves what was typed, fit to be submitted or not.</summary>
    /// <exception cref="ProblemException">412 when the copy is not in that version any more, 422 for what cannot be kept.</exception>
    public async Task<(WorkingCopy Copy, string Version)> SaveAsync(MandateState current, string state, CopyEdit given, string version, CancellationToken cancellationToken)
    {
        ThrowIfUnfit(current, state, given);
        var (copy, there) = await copies.ReadAsync(current.Id, state, cancellationToken);
        var saved = (copy ?? new() { By = "", ChangedAt = default }) with
        {
            Answers = given.Answers,
            HandedTo = given.HandedTo,
            By = access.Caller.Id,
            ChangedAt = clock.Now,
        };
        return there == version && await copies.TryWriteAsync(current.Id, state, saved, version, cancellationToken) is { } written
            ? (saved, written)
            : throw Changed((await copies.ReadAsync(current.Id, state, cancellationToken)).Copy);
    }

    /// <summary>Adds a file; one of the same name gives way to it.</summary>
    public async Task<ReplyFile> AddAsync(MandateState current, string state, ReceivedFile received, CancellationToken cancellationToken)
    {
        var seen = await intake.EnsureQuotaAsync(current, state, received.Bytes.Length, cancellationToken);
        var file = await files.KeepAsync(current.Id, state, received, cancellationToken);
        await copies.ChangeAsync(current.Id, state, copy => intake.Fitting(Begun(copy).With(file)), cancellationToken, seen);
        return file;
    }

    /// <summary>Takes a file out. It is swept when nothing names it any more.</summary>
    /// <exception cref="ProblemException">404 when there is none of that name.</exception>
    public async Task RemoveAsync(string mandate, string state, string name, CancellationToken cancellationToken) =>
        await copies.ChangeAsync(mandate, state, copy => copy?.Files.Any(f => f.Name == name) is true
            ? Begun(copy) with { Files = [.. copy.Files.Where(f => f.Name != name)] }
            : throw ProblemException.NotFound(), cancellationToken);

    public static ProblemException Changed(WorkingCopy? by) => new(
        412, "The reply was changed meanwhile.",
        by is null ? "It was submitted. Look at its receipt." : $"{by.By} changed it at {by.ChangedAt}. Look at the change and save again on its version.");

    private WorkingCopy Begun(WorkingCopy? copy) => (copy ?? new() { By = "", ChangedAt = default }) with { By = access.Caller.Id, ChangedAt = clock.Now };

    private static void ThrowIfUnfit(MandateState current, string state, CopyEdit given)
    {
        if (given.Answers is { } answers && current.Record.Questionnaires.All(q => q.Number != answers.Questionnaire))
        {
            throw ProblemException.Unprocessable("The answers cannot be kept.", [$"There is no version {answers.Questionnaire} of the questionnaire."]);
        }

        if (given.Answers?.Values.Any(v => v.Value.Any(text => text.Length > Answers.MostCharacters)) is true)
        {
            throw ProblemException.Unprocessable("The answers cannot be kept.", [$"An answer has at most {Answers.MostCharacters} characters; send more as a file."]);
        }

        if (given.HandedTo is { } next && next != Recipients.MissionId(state) && current.Record.Roster.SelectMany(c => c.Begun).All(t => t.Participant != next || t.State != state))
        {
            throw ProblemException.Unprocessable("The reply cannot be handed over.", [$"'{next}' is not a participant of this state."]);
        }
    }
}
