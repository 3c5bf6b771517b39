using Mandates.Domain;
using Mandates.Domain.Drafts;
using Mandates.Domain.Negotiation;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Drafts.Import;
using Mandates.Functions.Http;
using Mandates.Functions.Negotiation;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Drafts;

/// <param name="Draft">As it is kept.</param>
/// <param name="Omitted">What was accepted in the version before and is not in this one: nothing is refused for it, and nobody is to overlook it.</param>
public sealed record PublishedDraft(Draft Draft, IReadOnlyList<OmittedProposal> Omitted);

/// <summary>Procedures 3 and 5: the chair publishes a version of the draft. Published is published.</summary>
public sealed class PublishDraft(RecordStore records, DraftStore drafts, NegotiationReader negotiation, RequestAccess access, MandateClock clock)
{
    [Api("Publish a version of the draft, as Markdown or docx", Takes = typeof(Stream), Gives = typeof(PublishedDraft), Creates = true, Query = ["corrects", "language"], Problems = [409, 422])]
    [Function(nameof(PublishDraft)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/drafts")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var file = await DraftFile.ReadAsync(request, stop);
        var before = await access.MandateAsync(mandate, stop);
        if (before.Record.Reached(before.Plan, Milestone.ResolutionApproved) is not null)
        {
            throw ProblemException.Conflict("The draft is approved.", "An approved draft has no further version.");
        }

        var last = before.Record.Drafts.MaxBy(d => d.Version);
        var text = Text(file, last is null ? null : await drafts.ReadAsync(mandate, last, stop), before.Record);
        var corrects = string.Equals(request.Query["corrects"], "true", StringComparison.Ordinal);

        if (corrects && last is null)
        {
            throw ProblemException.Unprocessable("The draft cannot be taken.", ["There is no version to correct yet; publish it without 'corrects'."]);
        }

        if (last?.Sha256 == text.Sha256)
        {
            return ApiJson.Ok(new PublishedDraft(last, []));
        }

        var version = (last?.Version ?? 0) + 1;
        var draft = new Draft
        {
            Version = version,
            Symbol = Draft.NextSymbol(mandate, before.Record.Drafts, corrects),
            Corrects = corrects,
            Language = LanguageOf(request) ?? last?.Language ?? Language.English,
            PublishedAt = clock.Now,
            Sha256 = text.Sha256,
            Source = file.Source,
            Paragraphs = [.. text.Paragraphs.Select(p => p.Id)],
        };
        var omitted = last is null ? [] : OmittedProposal.Of(await negotiation.ReadAsync(before, stop), text);
        await drafts.WriteAsync(mandate, file.Source, file.Bytes, stop);
        await drafts.WriteAsync(mandate, text, stop);
        if (!await records.TryAddAsync(mandate, draft, access.Caller.Did("publishDraft", [draft.Symbol], ["text"]), stop))
        {
            throw ProblemException.Conflict("Another version was published meanwhile.", "Look at it and publish again.");
        }

        await Nudge.RingAsync(client, before, "draft", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/drafts/{version}", new PublishedDraft(draft, omitted));
    }

    // Of what it was written in; without a word on it, what the version before was written in.
    private static Language? LanguageOf(HttpRequest request) => request.Query["language"].ToString() is { Length: > 0 } code
        ? LanguageCode.Parse(code) ?? throw ProblemException.Unprocessable("The draft cannot be taken.", ["Give its 'language' as en, es, fr or pt."])
        : null;

    private static DraftText Text(DraftFile file, DraftText? last, MandateRecord record)
    {
        try
        {
            return DraftText.Of(file.Blocks, last, record.Drafts.SelectMany(d => d.Paragraphs));
        }
        catch (FormatException wrong)
        {
            throw ProblemException.Unprocessable("The draft cannot be taken.", [wrong.Message]);
        }
    }
}
