using Mandates.Domain.Drafts;
using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Drafts;

/// <summary>One version of the draft, with the ids of its paragraphs.</summary>
public sealed class ReadDraft(RequestAccess access, DraftStore drafts)
{
    [Api("A version of the draft, by paragraph", Gives = typeof(DraftText))]
    [Function(nameof(ReadDraft)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/drafts/{version:int}")] HttpRequest request,
        string mandate, int version, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var draft = current.Record.Drafts.FirstOrDefault(d => d.Version == version) ?? throw ProblemException.NotFound();
        return ApiJson.Ok(await drafts.ReadAsync(mandate, draft, stop));
    }
}
