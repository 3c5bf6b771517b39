using System.Text.Json;
using Mandates.Domain;
using Mandates.Domain.Questionnaires;
using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.Participants;
using Mandates.Functions.Questionnaires;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using NodaTime;

namespace Mandates.Functions.Replies;

/// <summary>Makes a version of a state's reply, by whichever way it came, and tells the timeline.</summary>
public sealed class ReplySubmission(RequestAccess access, ReplyVersions versions, ReplyFiles files, WorkingCopies copies, QuestionnaireStore questionnaires)
{
    /// <summary>Submits files that are already kept.</summary>
    public Task<(Reply Reply, bool IsNew)> SubmitAsync(
        CurrentMandate before, string state, IReadOnlyList<ReplyFile> kept, Instant receivedAt, string? reason, CancellationToken stop) =>
        versions.AddAsync(before.Id, new()
        {
            State = state,
            Version = 1,
            ReceivedAt = receivedAt,
            Late = before.Plan.IsLate(state, receivedAt),
            By = access.Caller.Id,
            Reason = Reason(reason),
            Files = kept,
        }, access.Caller.Did("submitReply", fields: ["files"], why: Reason(reason)), stop);

    /// <summary>Submits the working copy, which is gone afterwards unless somebody changed it meanwhile.</summary>
    /// <exception cref="ProblemException">422 naming each answer that is in the way, or asking why the reply is replaced.</exception>
    public async Task<(Reply Reply, bool IsNew)> SubmitAsync(
        CurrentMandate before, string state, WorkingCopy copy, string version, Instant receivedAt, string? reason, CancellationToken stop)
    {
        var answers = copy.Answers is { IsEmpty: false } filledIn ? JsonSerializer.SerializeToUtf8Bytes(filledIn, ApiJson.Options) : null;
        List<ReplyFile> kept = [.. answers is null ? [] : new[] { ReplyFiles.OfAnswers(before.Id, state, answers) }, .. copy.Files];

        // The very same again replaces nothing: the first time may have ended before the copy was removed.
        if (before.Record.Standing(state) is { } standing && standing.Sha256 != (standing with { Files = kept }).Sha256 && Reason(reason) is null)
        {
            throw ProblemException.Unprocessable("The reply cannot be submitted.", [$"Version {standing.Version} stands; say in 'reason' why this one takes its place."]);
        }

        await ThrowIfUnfitAsync(before, copy, stop);
        if (answers is not null)
        {
            await files.KeepAsync(kept[0], new MemoryStream(answers), stop);
        }

        var submitted = await SubmitAsync(before, state, kept, receivedAt, reason, stop);
        await copies.RemoveAsync(before.Id, state, version, stop);
        return submitted;
    }

    /// <summary>What keeps a working copy from being submitted, by question.</summary>
    public async Task<IReadOnlyDictionary<string, AnswerFault>> FaultsAsync(CurrentMandate current, WorkingCopy copy, CancellationToken stop)
    {
        var isFilledIn = copy.Answers is { IsEmpty: false };
        return isFilledIn && await questionnaires.FindAsync(current.Id, current.Record, stop, copy.Answers!.Questionnaire) is var (_, questionnaire)
            ? copy.Answers.Faults(questionnaire, [.. copy.Files.Select(f => f.Name)])
            : new Dictionary<string, AnswerFault>();
    }

    /// <summary>Tells the timeline of a new version, and answers with its receipt.</summary>
    public static async Task<IResult> AnswerAsync(CurrentMandate before, (Reply Reply, bool IsNew) submitted, DurableTaskClient client, CancellationToken stop)
    {
        var receipt = Receipt.For(before.Plan, submitted.Reply);
        // Also for one that is sent again: the first time may have ended before it rang.
        await Nudge.RingAsync(client, before, "reply", stop);
        return submitted.IsNew ? ApiJson.Created($"/api/receipts/{receipt.Number}", receipt) : ApiJson.Ok(receipt);
    }

    private async Task ThrowIfUnfitAsync(CurrentMandate before, WorkingCopy copy, CancellationToken stop)
    {
        var faults = await FaultsAsync(before, copy, stop);
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
            if (!await files.IsThereAsync(file, stop))
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
