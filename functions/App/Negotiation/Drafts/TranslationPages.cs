using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Negotiation.Drafts;

namespace Mandates.Functions.Negotiation.Drafts;

/// <summary>The page of a draft version's languages: how far each goes, and the form that adds or corrects one once its alignment was seen.</summary>
public sealed class TranslationPages(RequestAccess access, TranslationPublishing publishing, DraftStore drafts, DraftLanguages languages, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/drafts/{version:int}/languages";

    [Function("TranslationPage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, int version, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var draft = DraftStore.Version(current, version);
        return await RenderAsync(request, current, draft, await BegunAsync(current, draft, request.Query["from"].ToString(), cancellationToken), cancellationToken);
    }

    [Function("PublishTranslationForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, int version, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await DraftForm.ReadAsync(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var draft = DraftStore.Version(current, version);
        return await DraftForm.AnswerAsync(
            async () =>
            {
                var into = LanguageCode.Parse(typed["in"]) ?? throw ProblemException.Unprocessable("The translation was not published.", ["Choose the language that it is in."]);
                var proposed = await publishing.ProposeAsync(current, draft, into, DraftForm.FileOf(typed), typed.Has("corrects", "true"), cancellationToken);
                if (!isConfirmed && !proposed.IsRepeat)
                {
                    return await RenderAsync(request, current, draft, typed, cancellationToken, proposed);
                }

                await publishing.RecordAsync(current, proposed, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/drafts/{version}/languages?done={into.Code()}");
            },
            problem => RenderAsync(request, current, draft, typed, cancellationToken, problem: problem));
    }

    // The existing translation with its marks; paragraphs without one contain the original, to be translated.
    private async Task<FormValues> BegunAsync(MandateState current, Draft draft, string code, CancellationToken cancellationToken)
    {
        if (LanguageCode.Parse(code) is not { } into || into == draft.Language)
        {
            return FormValues.Nothing;
        }

        var aligned = await languages.AlignAsync(current, draft, await drafts.ReadAsync(current.Id, draft, cancellationToken), into, cancellationToken);
        var begun = new DraftText([.. aligned.Select(a => a.Original with { Text = a.Text ?? a.Original.Text })]);
        var isThere = current.Record.Translations.Any(t => t.Draft == draft.Version && t.Language == into);
        return new([new("in", code), new("markdown", begun.MarkedMarkdown), new("corrects", isThere ? "true" : "")]);
    }

    private async Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, Draft draft, FormValues typed, CancellationToken cancellationToken, ProposedTranslation? proposed = null, ProblemException? problem = null)
    {
        var texts = AskedLanguage.Of(request);
        var there = await languages.AllAsync(current, draft, await drafts.ReadAsync(current.Id, draft, cancellationToken), cancellationToken);
        return await pages.ShowAsync(request.HttpContext, new TranslationPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Draft = draft,
            There = there,
            Published = [.. current.Record.Translations.Where(t => t.Draft == draft.Version).OrderBy(t => t.Language).ThenBy(t => t.Number)],
            Typed = typed,
            Problem = problem?.Refusal,
            Proposed = proposed?.Translation,
            Aligned = proposed?.Aligned ?? [],
            Done = LanguageCode.Parse(request.Query["done"].ToString()),
        }, problem?.Status ?? StatusCodes.Status200OK);
    }
}
