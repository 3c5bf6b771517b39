using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>The page on which a version of the draft is published, after its paragraphs and changes were seen.</summary>
public sealed class PublishPages(RequestAccess access, DraftPublishing publishing, NegotiatingTextStore negotiation, PageRenderer pages, MandateClock clock)
{
    private const string Address = "mandates/{mandate}/drafts";

    [Function("PublishDraftPage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var isClean = request.Query["from"] == "clean" && current.Record.Drafts.Count > 0;
        var typed = isClean ? new FormValues([new("markdown", (await negotiation.ReadAsync(current, cancellationToken)).Clean.MarkedMarkdown)]) : FormValues.Nothing;
        return await RenderAsync(request, current, typed);
    }

    [Function("PublishDraftForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await DraftForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await DraftForm.AnswerAsync(
            async () =>
            {
                var proposed = await publishing.ProposeAsync(current, DraftForm.FileOf(typed), typed.Has("corrects", "true"), LanguageCode.Parse(typed["in"]), cancellationToken);
                if (!isConfirmed && !proposed.IsRepeat)
                {
                    return await RenderAsync(request, current, typed, proposed);
                }

                await publishing.RecordAsync(current, proposed, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/drafts/{proposed.Draft.Version}");
            },
            problem => RenderAsync(request, current, typed, problem: problem));
    }

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, ProposedDraft? proposed = null, ProblemException? problem = null)
    {
        var (plan, record) = (current.Plan, current.Record);
        return pages.ShowAsync(request.HttpContext, new PublishPageView
        {
            Plan = plan,
            Title = plan.Translate(AskedLanguage.Of(request).Language, plan.Mandate.Title),
            Typed = typed,
            Problem = problem?.Refusal,
            Usual = record.Drafts.MaxBy(d => d.Version)?.Language ?? default,
            HasClean = record.Drafts.Count > 0,
            Proposed = proposed?.Draft,
            Changes = proposed?.Before is { } before ? ChangedParagraph.Between(before, proposed.Text) : [],
            Paragraphs = proposed is null ? [] : [.. Place.Of(proposed.Text.Paragraphs).Zip(proposed.Text.Paragraphs)],
            Omitted = proposed?.Omitted ?? [],
            Effect = proposed is null ? null : RecordEffect.Of(plan, record, record with { Drafts = [.. record.Drafts, proposed.Draft] }, clock.Now),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
