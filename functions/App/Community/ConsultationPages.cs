using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Documents.Word;
using Mandates.Functions.Negotiation.Drafts;
using Mandates.Functions.Questionnaires;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Questionnaires.Uploads;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Community;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Community;

/// <summary>
/// Where a consulted process, which has no account, reads what it is asked and answers it, by the code of its mail. The code goes
/// along in each form; there is no session.
/// </summary>
public sealed class ConsultationPages(
    ConsultationLinks links, ConsultationAnswering answering, QuestionnaireStore questionnaires, DraftStore drafts, DraftLanguages languages,
    UploadReader reader, PageRenderer pages, IOptions<ReplyOptions> options)
{
    [Function("ConsultationPage"), Allow(CallerRoles.Anyone)]
    public Task<IResult> ShowAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "consultation")] HttpRequest request) =>
        RenderAsync(request.HttpContext, null, null);

    [Function("ConsultationForm"), Allow(CallerRoles.Anyone)]
    public Task<IResult> OpenAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "consultation")] HttpRequest request, CancellationToken cancellationToken) =>
        ForHolderAsync(request, (_, holder) => SeenAsync(request.HttpContext, holder, cancellationToken), cancellationToken);

    [Function("ConsultationDocumentForm"), Allow(CallerRoles.Anyone)]
    public Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "consultation/document")] HttpRequest request, CancellationToken cancellationToken) =>
        ForHolderAsync(request, async (form, holder) => await DocumentAsync(holder, DraftOf(form), AskedLanguage.Of(request), cancellationToken), cancellationToken);

    [Function("ConsultationAnswerForm"), Allow(CallerRoles.Anyone)]
    public Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "consultation/answer")] HttpRequest request,
        [DurableClient] DurableTaskClient client, CancellationToken cancellationToken) =>
        ForHolderAsync(request, async (form, holder) =>
        {
            var (draft, text) = (DraftOf(form), form["text"].ToString());
            try
            {
                using var file = form.Files.GetFile("file") is { Length: > 0 } sent ? await reader.ReadFileAsync(sent, cancellationToken) : null;
                var recorded = await answering.AnswerAsync(holder, draft, text, file, client, cancellationToken);
                var record = holder.Current.Record;
                var now = recorded.IsNew ? holder.Current with { Record = record with { ConsultationAnswers = [.. record.ConsultationAnswers, recorded.Fact] } } : holder.Current;
                return await SeenAsync(request.HttpContext, holder with { Current = now }, cancellationToken, isDone: true);
            }
            catch (ProblemException problem) when (problem.Status is 400 or 409 or 413 or 415 or 422)
            {
                return await SeenAsync(request.HttpContext, holder, cancellationToken, problem, draft, text);
            }
        }, cancellationToken);

    private static int DraftOf(IFormCollection form) =>
        int.TryParse(form["draft"], NumberStyles.None, CultureInfo.InvariantCulture, out var draft) ? draft : throw ProblemException.NotFound();

    private async Task<IResult> ForHolderAsync(HttpRequest request, Func<IFormCollection, ConsultationHolder, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        try
        {
            var holder = await links.OpenAsync(request.HttpContext, form["code"].ToString(), cancellationToken);
            if (AskedLanguage.Chosen(request) is null)
            {
                request.HttpContext.Features.Set(new UsualLanguage(holder.Process.Language));
            }

            return await answer(form, holder);
        }
        catch (ProblemException problem) when (problem.Status is 404 or 429)
        {
            return await RenderAsync(request.HttpContext, null, problem.Status == 429 ? "enter.too-many" : "enter.wrong", problem.Status);
        }
    }

    private async Task<IResult> DocumentAsync(ConsultationHolder holder, int draft, Texts texts, CancellationToken cancellationToken)
    {
        var current = holder.Current;
        if (holder.Consultations.All(c => c.Draft != draft))
        {
            throw ProblemException.NotFound();
        }

        if (draft > 0)
        {
            return PaperPrinter.WordFile(await PaperAsync(holder, draft, texts, cancellationToken), $"{current.Id}-draft-{draft}");
        }

        var (number, questionnaire) = await questionnaires.FindAsync(current.Id, current.Record, cancellationToken) ?? throw ProblemException.NotFound();
        var document = QuestionnaireDocument.Of(questionnaire, current.Plan.Symbol($"questionnaire/{number}"), current.Plan, texts);
        return Results.File(document, WordDocument.MediaType, QuestionnaireDocument.FileName(current.Id, texts));
    }

    private async Task<Paper> PaperAsync(ConsultationHolder holder, int version, Texts texts, CancellationToken cancellationToken)
    {
        var current = holder.Current;
        var draft = DraftStore.Version(current, version);
        var aligned = await languages.AlignAsync(current, draft, await drafts.ReadAsync(current.Id, draft, cancellationToken), texts.Language, cancellationToken);
        return TextPaper.Of(current, draft.Symbol, draft.Language, draft.PublishedAt, aligned, _ => [], texts);
    }

    private async Task<IResult> SeenAsync(
        HttpContext http, ConsultationHolder holder, CancellationToken cancellationToken, ProblemException? problem = null, int draft = 0, string text = "", bool isDone = false)
    {
        var (plan, record, texts) = (holder.Current.Plan, holder.Current.Record, AskedLanguage.Of(http.Request));
        var asked = holder.Consultations;
        var newest = asked.Count > 0 ? asked[0].Draft : (int?)null;
        return await RenderAsync(http, new ConsultationReading
        {
            Code = holder.Code,
            Instrument = plan.Mandate.Instrument,
            Paragraph = plan.Mandate.Paragraph,
            Product = plan.Translate(texts.Language, plan.Mandate.Product),
            Process = holder.Process.Id,
            Name = plan.Translate(texts.Language, holder.Process.Name),
            Zone = plan.TimeZone.Id,
            Consultations = asked,
            Symbols = record.Drafts.ToDictionary(d => d.Version, d => d.Symbol),
            Questionnaire = asked.Any(c => c.Draft == 0) ? (await questionnaires.FindAsync(holder.Current.Id, record, cancellationToken))?.Questionnaire : null,
            Newest = newest > 0 ? await PaperAsync(holder, newest.Value, texts, cancellationToken) : null,
            IsClosed = record.Package is not null,
            MostBytes = options.Value.MaxBytes,
            IsDone = isDone,
            Draft = draft,
            Text = text,
            Problem = problem?.Refusal,
        }, null, problem?.Status ?? StatusCodes.Status200OK);
    }

    private Task<IResult> RenderAsync(HttpContext http, ConsultationReading? reading, string? problem, int status = StatusCodes.Status200OK) =>
        pages.ShowAsync(http, new ConsultationPageView { Token = pages.TokenFor(http), Reading = reading, Problem = problem }, status);
}
