using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires;

namespace Mandates.Functions.Questionnaires;

/// <summary>The page on which the questionnaire is published, after its questions were seen as they were read.</summary>
public sealed class QuestionnairePages(RequestAccess access, QuestionnairePublication publication, QuestionnaireStore questionnaires, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/questionnaire";

    [Function("QuestionnairePage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var last = await questionnaires.FindAsync(current.Id, current.Record, cancellationToken);
        return await RenderAsync(request, current, last is null ? FormValues.Nothing : QuestionnaireForm.Of(last.Value.Questionnaire));
    }

    [Function("PublishQuestionnaireForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken, file: QuestionnaireForm.Field);
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await ConfirmedForm.AnswerAsync(
            async () =>
            {
                var given = QuestionnaireForm.Read(typed);
                if (!isConfirmed)
                {
                    QuestionnairePublication.ThrowIfUnfit(given);
                    return await RenderAsync(request, current, typed, proposed: given);
                }

                await publication.PublishAsync(current, given, client, cancellationToken);
                return new SeeOther($"/mandates/{mandate}/questionnaire?done");
            },
            problem => RenderAsync(request, current, typed, problem));
    }

    private Task<IResult> RenderAsync(
        HttpRequest request, MandateState current, FormValues typed, ProblemException? problem = null, Questionnaire? proposed = null) =>
        pages.ShowAsync(request.HttpContext, new QuestionnairePageView
        {
            Plan = current.Plan,
            Title = current.Plan.Translate(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            Number = current.Record.Questionnaires.Select(q => q.Number).DefaultIfEmpty(0).Max(),
            IsDispatched = current.Record.Reached(current.Plan, Milestone.QuestionnaireDispatched) is not null,
            Typed = typed,
            Proposed = proposed,
            Problem = problem?.Refusal,
            IsDone = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
}
