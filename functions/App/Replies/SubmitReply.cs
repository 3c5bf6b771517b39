using Mandates.Domain.Replies;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Mandates.Functions.Replies;

/// <summary>
/// Takes a state's reply as the raw body of one request. A late reply is kept and marked, never refused; the same
/// bytes again give the same receipt.
/// </summary>
public sealed class SubmitReply(RecordStore records, RequestAccess access, ReplyFiles files, MandateClock clock, IOptions<ReplyOptions> options)
{
    [Api("Submit a reply as the body of the request; answers with the receipt", Takes = typeof(Stream), Header = "Content-Disposition", Gives = typeof(Receipt), Creates = true, Problems = [409])]
    [Function(nameof(SubmitReply)), Allow(Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/states/{state}/reply")] HttpRequest request,
        string mandate, string state, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var receivedAt = clock.Now;
        var fileName = FileName(request);
        var maxBytes = options.Value.MaxBytes;
        if (request.ContentLength > maxBytes)
        {
            throw ProblemException.TooLarge(maxBytes);
        }

        var before = await access.MandateAsync(mandate, stop);
        if (before.Record.Reached(before.Plan, Milestone.QuestionnaireDispatched) is null)
        {
            throw ProblemException.Conflict("The questionnaire has not gone out yet.", "Reply to it when it has been dispatched.");
        }

        var file = await files.WriteAsync(mandate, state, new BoundedStream(request.Body, maxBytes), stop);
        if (file.Length == 0)
        {
            await files.DiscardAsync(file.Blob, stop);
            throw new ProblemException(400, "The reply is empty.", "Send the file as the body of the request.");
        }

        var (reply, isNew) = await AddAsync(before, new()
        {
            State = state,
            Version = 1,
            ReceivedAt = receivedAt,
            Late = before.Plan.IsLate(state, receivedAt),
            By = access.Caller.Id,
            FileName = fileName,
            MediaType = request.ContentType ?? "application/octet-stream",
            Length = file.Length,
            Sha256 = file.Sha256,
            Blob = file.Blob,
        }, stop);
        if (!isNew)
        {
            await files.DiscardAsync(file.Blob, stop);
            return ApiJson.Ok(Receipt.For(before.Plan, reply));
        }

        await Nudge.RingAsync(client, before, "reply", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/states/{state}/replies/{reply.Version}", Receipt.For(before.Plan, reply));
    }

    // The next version is whoever's write of its key comes first; the other takes the one after.
    private async Task<(Reply Reply, bool IsNew)> AddAsync(CurrentMandate current, Reply proposed, CancellationToken stop)
    {
        while (true)
        {
            var latest = (await records.RepliesAsync(current.Id, stop)).Where(r => r.State == proposed.State).MaxBy(r => r.Version);
            if (latest is not null && latest.Sha256 == proposed.Sha256 && latest.FileName == proposed.FileName)
            {
                return (latest, false);
            }

            var next = proposed with { Version = (latest?.Version ?? 0) + 1 };
            if (await records.TryAddAsync(current.Id, next, access.Caller.Did("submitReply", [$"{next.State}, version {next.Version}"], ["file"]), stop))
            {
                return (next, true);
            }
        }
    }

    private static string FileName(HttpRequest request)
    {
        var name = ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
            ? (disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value?.Trim('"')
            : null;
        return string.IsNullOrWhiteSpace(name) || name.Length > 100 || name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars().AsSpan())
            ? throw new ProblemException(400, "The file has no usable name.", "Send 'Content-Disposition: attachment; filename=\"reply.pdf\"' with a name of at most 100 characters.")
            : name;
    }
}
