using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Record;
using Mandates.Functions.Telemetry;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Makes a version of a state's reply of what its participants sent.</summary>
public sealed class ReplySubmission(
    MandateStore mandates, MandateWriter writer, RequestAccess access, StateQuota quota, ReplyFiles files, WorkingCopyStore copies, QuestionnaireStore questionnaires, ReplyVisibilityChange change, MandateClock clock)
{
    /// <summary>Submits one file that came in one request.</summary>
    /// <exception cref="ProblemException">413 when the state has no room for it, 422 for a reason that cannot be kept.</exception>
    public async Task<Recorded<Reply>> SubmitAsync(
        MandateState before, StateId state, ReceivedFile file, Instant receivedAt, SubmissionReason said, DurableTaskClient client, CancellationToken cancellationToken)
    {
        using var room = await quota.TakeAsync(before.Id, state, file.Bytes.Length, cancellationToken);
        var kept = ReplyFiles.Of(before.Id, state, file);
        var proposed = Proposed(before, state, [kept], receivedAt, said.Reason);
        return await RecordAsync(before, proposed, said.Visibility, () => files.KeepAsync(kept, file.Bytes.Open(), cancellationToken), client, cancellationToken);
    }

    /// <summary>Submits the working copy and removes it, unless it was changed since.</summary>
    /// <exception cref="ProblemException">422 naming each answer that is in the way, or asking why the reply is replaced.</exception>
    public async Task<Recorded<Reply>> SubmitAsync(
        MandateState before, StateId state, WorkingCopy copy, string version, Instant receivedAt, SubmissionReason said, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var answers = copy.Answers is { IsEmpty: false } filledIn ? JsonSerializer.SerializeToUtf8Bytes(filledIn, RecordJson.Options) : null;
        List<ReplyFile> kept = [.. answers is null ? [] : new[] { ReplyFiles.OfAnswers(before.Id, state, answers) }, .. copy.Files];

        // An identical reply replaces nothing: the first attempt may have stopped before the copy was removed.
        if (before.Record.Standing(state) is { } standing && standing.Sha256 != (standing with { Files = kept }).Sha256 && Fit(said.Reason) is null)
        {
            throw ReasonIsMissing(standing);
        }

        await ThrowIfUnfitAsync(before, copy, cancellationToken);
        using var room = answers is null ? null : await quota.TakeAsync(before.Id, state, answers.Length, cancellationToken);
        if (await BeginAsync(before.Id, state, copy, version, cancellationToken) is not { } begun)
        {
            // Another attempt at the same submission was faster; or somebody has thrown the copy away.
            var current = await mandates.GetAsync(before.Id, cancellationToken);
            return current.Record.Replies.Where(r => r.State == state).MaxBy(r => r.Version) is { } newest && newest.Sha256 == (newest with { Files = kept }).Sha256
                ? await RepeatAsync(current, newest, client, cancellationToken)
                : throw WorkingCopyEditing.ChangedMeanwhile(null);
        }

        var proposed = Proposed(before, state, kept, receivedAt, said.Reason);
        var submitted = await RecordAsync(
            before, proposed, said.Visibility ?? Chosen(before.Record, state, copy), answers is null ? null : () => files.KeepAsync(kept[0], new MemoryStream(answers), cancellationToken), client, cancellationToken);
        await copies.RemoveAsync(before.Id, state, begun, cancellationToken);
        return submitted;
    }

    // What was chosen in the copy while it could be.
    private static ReplyVisibility? Chosen(MandateRecord record, StateId state, WorkingCopy copy) => record.VisibilityIsFixed(state) is null ? copy.Visibility : null;

    /// <summary>Answers with the version that an interrupted attempt submitted.</summary>
    public Task<Recorded<Reply>> RepeatAsync(MandateState before, Reply submitted, DurableTaskClient client, CancellationToken cancellationToken) =>
        writer.RecordAsync(before, _ => new Decided<Reply>(submitted, IsRepeat: true), reply => Audit(reply, chooses: false), client, cancellationToken);

    /// <summary>What keeps a working copy from being submitted, by question.</summary>
    public async Task<IReadOnlyDictionary<string, AnswerFault>> FaultsAsync(MandateState current, WorkingCopy copy, CancellationToken cancellationToken)
    {
        var isFilledIn = copy.Answers is { IsEmpty: false };
        return isFilledIn && await questionnaires.FindAsync(current.Id, current.Record, cancellationToken, copy.Answers!.Questionnaire) is var (_, questionnaire)
            ? copy.Answers.Faults(questionnaire, [.. copy.Files.Select(f => f.Name)])
            : new Dictionary<string, AnswerFault>();
    }

    // From here on a reply may name the files of the copy: whoever replaces one leaves it where it is. Null when the copy is gone.
    private async Task<string?> BeginAsync(MandateId mandate, StateId state, WorkingCopy copy, string version, CancellationToken cancellationToken)
    {
        while (copy.Files.Count > 0 && !copy.IsBeingSubmitted)
        {
            if (await copies.TryWriteAsync(mandate, state, copy with { IsBeingSubmitted = true }, version, cancellationToken) is { } written)
            {
                return written;
            }

            // Where the same copy is being submitted twice at once, the other attempt has written it again, and it says the same.
            var (now, newer) = await copies.ReadAsync(mandate, state, cancellationToken);
            if (now is null)
            {
                return null;
            }

            (copy, version) = Words(now) == Words(copy) ? (now, newer) : throw WorkingCopyEditing.ChangedMeanwhile(now);
        }

        return version;

        static string Words(WorkingCopy copy) => RecordJson.Write(copy with { IsBeingSubmitted = false });
    }

    // The choice of who may read it comes into the record together with the version.
    private async Task<Recorded<Reply>> RecordAsync(
        MandateState before, Reply proposed, ReplyVisibility? visibility, Func<Task>? keep, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var reply = proposed;
        Recorded<IReadOnlyList<object>> submitted;
        try
        {
            submitted = await writer.RecordAsync<IReadOnlyList<object>>(
                before,
                current =>
                {
                    (reply, var decided) = Decide(current, proposed, visibility);
                    return decided;
                },
                facts => facts[0] is VisibilityChoice choice ? change.Audit(choice) : Audit(reply, facts.Count > 1),
                client, cancellationToken,
                facts => keep is not null && facts[0] is Reply ? keep() : Task.CompletedTask);
        }
        catch (ProblemException refused) when (refused.Status == StatusCodes.Status409Conflict && visibility is not null)
        {
            await change.NoteRefusedAsync(before.Id, proposed.State, visibility.Value, cancellationToken);
            throw;
        }

        Spans.Received(before.Id, reply.ReceiptNumber(before.Id));

        // The same bytes are kept once, but what an earlier version or a paper names is theirs.
        var isNew = submitted.IsNew && submitted.Fact[0] is Reply;
        if (!isNew)
        {
            await files.DiscardAsync(proposed.Files.Select(f => f.Blob), (await mandates.GetAsync(before.Id, cancellationToken)).Record, proposed.State, cancellationToken);
        }

        return new(reply, isNew);
    }

    // The same files again, for other readers, are the same version with another choice.
    private (Reply Reply, Decided<IReadOnlyList<object>> Facts) Decide(MandateState current, Reply proposed, ReplyVisibility? visibility)
    {
        var (record, state) = (current.Record, proposed.State);
        var decided = ReplyVersions.Next(current, proposed, clock.Now);
        if (!decided.IsRepeat && record.TooMany(state) is { } rule)
        {
            throw ProblemException.Unprocessable("The reply was not submitted.", [rule]);
        }

        if (visibility is { } said)
        {
            ReplyVisibilityChange.ThrowIfFixed(record, state, said);
        }

        if (decided.IsRepeat)
        {
            return visibility is { } other && other != record.VisibilityOf(state)
                ? (decided.Fact, new([record.NextChoice(state, other, access.Caller.Id, clock.Now)]) { IsOfThisRecord = true })
                : (decided.Fact, new([decided.Fact], IsRepeat: true));
        }

        var choice = record.ChoiceWith(current.Plan, decided.Fact, visibility, access.Caller.Id);
        return (decided.Fact, new(choice is null ? [decided.Fact] : [decided.Fact, choice]));
    }

    private AuditEntry Audit(Reply reply, bool chooses) =>
        access.Caller.Audit("submitReply", [$"{reply.State}, version {reply.Version}"], chooses ? ["files", "visibility"] : ["files"], reply.Reason);

    private Reply Proposed(MandateState before, StateId state, IReadOnlyList<ReplyFile> kept, Instant receivedAt, string? reason) => new()
    {
        State = state,
        Version = 1,
        ReceivedAt = receivedAt,
        Late = before.Plan.IsLate(state, receivedAt),
        By = access.Caller.Id,
        Reason = Fit(reason),
        Files = kept,
    };

    private async Task ThrowIfUnfitAsync(MandateState before, WorkingCopy copy, CancellationToken cancellationToken)
    {
        var faults = await FaultsAsync(before, copy, cancellationToken);
        if (faults.Count > 0)
        {
            throw ProblemException.Unprocessable("The reply was not submitted.", faults.Select(f => (Sentence)$"Question {f.Key}: {f.Value.Remedy()}"));
        }

        if (copy.Files.Count == 0 && copy.Answers is null or { IsEmpty: true })
        {
            throw ProblemException.Unprocessable("The reply was not submitted.", ["It is empty; answer the questions or add a file."]);
        }

        foreach (var file in copy.Files)
        {
            if (!await files.IsThereAsync(file, cancellationToken))
            {
                throw ProblemException.Unprocessable("The reply was not submitted.", [$"{file.Name} is no longer stored; remove it and add it again."]);
            }
        }
    }

    internal static ProblemException ReasonIsMissing(Reply standing) =>
        ProblemException.Unprocessable("The reply was not submitted.", [$"Version {standing.Version} is the current one; say why this one replaces it ('reason')."]);

    /// <summary>A reason as it is kept; null for none.</summary>
    /// <exception cref="ProblemException">422 for one that cannot be kept.</exception>
    internal static string? Fit(string? reason)
    {
        if (string.IsNullOrWhiteSpace(reason))
        {
            return null;
        }

        new Reasoned(reason).ThrowIfUnfit();
        return reason.Trim();
    }
}
