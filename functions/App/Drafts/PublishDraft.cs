using System.Text;
using Mandates.Domain.Drafts;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Drafts;

/// <summary>Procedures 3 and 5: the chair publishes a version of the draft, as Markdown. Published is published.</summary>
public sealed class PublishDraft(RecordStore records, DraftStore drafts, RequestAccess access, MandateClock clock)
{
    private const int MaxBytes = 1024 * 1024;

    [Api("Publish a version of the draft, as Markdown", Takes = typeof(Stream), Gives = typeof(Draft), Creates = true, Problems = [409])]
    [Function(nameof(PublishDraft)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/drafts")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        using var reader = new StreamReader(new BoundedStream(request.Body, MaxBytes), new UTF8Encoding(false, throwOnInvalidBytes: true));
        var markdown = await reader.ReadToEndAsync(stop);
        var before = await access.MandateAsync(mandate, stop);
        if (before.Record.Reached(before.Plan, Milestone.ResolutionApproved) is not null)
        {
            throw ProblemException.Conflict("The draft is approved.", "An approved draft has no further version.");
        }

        var last = before.Record.Drafts.MaxBy(d => d.Version);
        var text = DraftText.Parse(markdown, last is null ? null : await drafts.ReadAsync(mandate, last, stop));
        if (text.Paragraphs.Count == 0)
        {
            throw new ProblemException(400, "The draft is empty.", "Send its text as Markdown.");
        }

        if (last?.Sha256 == text.Sha256)
        {
            return ApiJson.Ok(last);
        }

        await drafts.WriteAsync(mandate, text, stop);
        var version = (last?.Version ?? 0) + 1;
        var draft = new Draft
        {
            Version = version,
            Symbol = version == 1 ? $"{mandate.ToUpperInvariant()}/doc.1" : $"{mandate.ToUpperInvariant()}/doc.1 rev.{version - 1}",
            PublishedAt = clock.Now,
            Sha256 = text.Sha256,
            Paragraphs = [.. text.Paragraphs.Select(p => p.Id)],
        };
        if (!await records.TryAddAsync(mandate, draft, access.Caller.Did("publishDraft", [draft.Symbol], ["text"]), stop))
        {
            throw ProblemException.Conflict("Another version was published meanwhile.", "Look at it and publish again.");
        }

        await Nudge.RingAsync(client, before, "draft", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/drafts/{version}", draft);
    }
}
