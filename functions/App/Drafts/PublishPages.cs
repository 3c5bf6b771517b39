using Mandates.Domain;
using Mandates.Domain.Drafts;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Documents;
using Mandates.Functions.Http;
using Mandates.Functions.Negotiation;
using Mandates.Functions.Status;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Drafts;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Drafts;

/// <summary>The page on which a version of the draft is published, after its paragraphs and changes were seen.</summary>
public sealed class PublishPages(RequestAccess access, PublishDraft publish, NegotiationReader negotiation, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/drafts";

    [Function("PublishDraftPage"), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var isClean = request.Query["from"] == "clean" && current.Record.Drafts.Count > 0;
        var typed = isClean ? new Typed([new("markdown", (await negotiation.ReadAsync(current, stop)).Clean.MarkedMarkdown)]) : Typed.Nothing;
        return await RenderAsync(request, current, typed);
    }

    [Function("PublishDraftForm"), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var (typed, isConfirmed) = await DraftForm.ReadAsync(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        try
        {
            var file = DraftForm.FileOf(typed);
            var proposed = await publish.WorkOutAsync(current, file, typed.Has("corrects", "true"), LanguageCode.Parse(typed["in"]), stop);
            if (!isConfirmed && !proposed.IsKept)
            {
                return await RenderAsync(request, current, typed, proposed);
            }

            await publish.KeepAsync(current, proposed, file, client, stop);
            return new SeeOther($"/mandates/{mandate}/drafts/{proposed.Draft.Version}");
        }
        catch (ProblemException problem) when (problem.Status is 400 or 409 or 422)
        {
            return await RenderAsync(request, current, typed, problem: problem);
        }
    }

    private Task<IResult> RenderAsync(HttpRequest request, CurrentMandate current, Typed typed, ProposedDraft? proposed = null, ProblemException? problem = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        return pages.RenderAsync<PublishPage>(request.HttpContext, new()
        {
            [nameof(PublishPage.Plan)] = plan,
            [nameof(PublishPage.Title)] = plan.In(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            [nameof(PublishPage.Typed)] = typed,
            [nameof(PublishPage.Problem)] = problem?.Refusal,
            [nameof(PublishPage.Usual)] = record.Drafts.MaxBy(d => d.Version)?.Language ?? default,
            [nameof(PublishPage.HasClean)] = record.Drafts.Count > 0,
            [nameof(PublishPage.Proposed)] = proposed?.Draft,
            [nameof(PublishPage.Changes)] = proposed?.Before is { } before ? ChangedParagraph.Between(before, proposed.Text) : [],
            [nameof(PublishPage.Paragraphs)] = proposed is null ? [] : Place.Of(proposed.Text.Paragraphs).Zip(proposed.Text.Paragraphs).ToArray(),
            [nameof(PublishPage.Omitted)] = proposed?.Omitted ?? [],
            [nameof(PublishPage.Effect)] = proposed is null ? null : RecordEffect.Of(plan, record, record with { Drafts = [.. record.Drafts, proposed.Draft] }, clock.Now),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
