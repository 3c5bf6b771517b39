using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Makes a version of a state's reply, by whichever way it came, and tells the timeline.</summary>
public sealed class ReplySubmission(RequestAccess access, ReplyVersions versions, ReplyFiles files, WorkingCopies copies, QuestionnaireStore questionnaires)
{
    /// <summary>Submits files that are already kept.</summary>
    public Task<(Reply Reply, bool IsNew)> SubmitAsync(
        MandateState before, string state, IReadOnlyList<ReplyFile> kept, Instant receivedAt, string? reason, CancellationToken cancellationToken) =>
        versions.AddAsync(before.Id, new()
        {
            State = state,
            Version = 1,
            ReceivedAt = receivedAt,
            Late = before.Plan.IsLate(state, receivedAt),
            By = access.Caller.Id,
            Reason = Reason(reason),
            Files = kept,
        }, access.Caller.Audit("submitReply", fields: ["files"], why: Reason(reason)), cancellationToken);

    /// <summary>Submits the working copy, which is gone afterwards unless somebody changed it meanwhile.</summary>
    /// <exception cref="ProblemException">422 naming each answer that is in the way, or asking why the reply is replaced.</exception>
    public async Task<(Reply Reply, bool IsNew)> SubmitAsync(
        MandateState before, string state, WorkingCopy copy, string version, Instant receivedAt, string? reason, CancellationToken cancellationToken)
    {
        var answers = copy.Answers is { IsEmpty: false } filledIn ? JsonSerializer.SerializeToUtf8Bytes(filledIn, RecordJson.Options) : null;
        List<ReplyFile> kept = [.. answers is null ? [] : new[] { ReplyFiles.OfAnswers(before.Id, state, answers) }, .. copy.Files];

        // The very same again replaces nothing: the first time may have ended before the copy was removed.
        if (before.Record.Standing(state) is { } standing && standing.Sha256 != (standing with { Files = kept }).Sha256 && Reason(reason) is null)
        {
            throw ProblemException.Unprocessable("The reply cannot be submitted.", [$"Version {standing.Version} stands; say in 'reason' why this one takes its place."]);
        }

        await ThrowIfUnfitAsync(before, copy, cancellationToken);
        if (answers is not null)
        {
            await files.KeepAsync(kept[0], new MemoryStream(answers), cancellationToken);
        }

        var submitted = await SubmitAsync(before, state, kept, receivedAt, reason, cancellationToken);
        await copies.RemoveAsync(before.Id, state, version, cancellationToken);
        return submitted;
    }

    /// <summary>What keeps a working copy from being submitted, by question.</summary>
    public async Task<IReadOnlyDictionary<string, AnswerFault>> FaultsAsync(MandateState current, WorkingCopy copy, CancellationToken cancellationToken)
    {
        var isFilledIn = copy.Answers is { IsEmpty: false };
        return isFilledIn && await questionnaires.FindAsync(current.Id, current.Record, cancellationToken, copy.Answers!.Questionnaire) is var (_, questionnaire)
            ? copy.Answers.Faults(questionnaire, [.. copy.Files.Select(f => f.Name)])
            : new Dictionary<string, AnswerFault>();
    }

    /// <summary>Tells the timeline of a new version, and answers with its receipt.</summary>
    public static async Task<IResult> AnswerAsync(MandateState before, (Reply Reply, bool IsNew) submitted, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var receipt = Receipt.For(before.Plan, submitted.Reply);
        // Also for one that is sent again: the first time may have ended before it rang.
        await PhaseNudge.RaiseAsync(client, before, "reply", cancellationToken);
        return submitted.IsNew ? ApiJson.Created($"/api/receipts/{receipt.Number}", receipt) : ApiJson.Ok(receipt);
    }

    private async Task ThrowIfUnfitAsync(MandateState before, WorkingCopy copy, CancellationToken cancellationToken)
    {
        var faults = await FaultsAsync(before, copy, cancellationToken);
        if (faults.Count > 0)
        {
            throw ProblemException.Unprocessable("The reply cannot be submitted.", faults.Select(f => (Sentence)$"Question {f.Key}: {f.Value.Remedy()}"));
        }

        if (copy.Files.Count == 0 && copy.Answers is null or { IsEmpty: true })
        {
            throw ProblemException.Unprocessable("The reply cannot be submitted.", ["It is empty; answer the questions or add a file."]);
        }

        foreach (var file in copy.Files)
        {
            if (!await files.IsThereAsync(file, cancellationToken))
            {
                throw ProblemException.Unprocessable("The reply cannot be submitted.", [$"{file.Name} is not there any more; remove it and add it again."]);
            }
        }
    }

    private static string? Reason(string? given)
    {
        if (string.IsNullOrWhiteSpace(given))
        {
            return null;
        }

        new Reasoned(given).ThrowIfUnfit();
        return given.Trim();
    }
}
