using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires;

namespace Mandates.Functions.Questionnaires;

/// <summary>The page on which the questionnaire is put out, after its questions were seen as they were read.</summary>
public sealed class QuestionnairePages(RequestAccess access, PublishQuestionnaire publish, QuestionnaireStore questionnaires, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/questionnaire";

    [Function("QuestionnairePage"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var last = await questionnaires.FindAsync(mandate, current.Record, cancellationToken);
        return await RenderAsync(request, current, last is null ? FormValues.Nothing : new([new("json", JsonSerializer.Serialize(last.Value.Questionnaire, Readable))]));
    }

    [Function("PublishQuestionnaireForm"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Address)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var (typed, isConfirmed) = await ConfirmedForm.ReadAsync(request, cancellationToken, file: "json");
        var current = await access.MandateAsync(mandate, cancellationToken);
        try
        {
            var given = JsonSerializer.Deserialize<Questionnaire>(typed["json"], ApiJson.Options) ?? throw Unread("It is empty.");
            PublishQuestionnaire.ThrowIfUnfit(given);
            if (!isConfirmed)
            {
                return await RenderAsync(request, current, typed, given);
            }

            await publish.KeepAsync(current, given, client, cancellationToken);
            return new SeeOther($"/mandates/{mandate}/questionnaire?done");
        }
        catch (JsonException wrong)
        {
            var fault = JsonFault.Of(wrong);
            return await RenderAsync(request, current, typed, problem: Unread(
                $"Line {wrong.LineNumber + 1}, at {fault.Path}, is not as a questionnaire has it. Correct it there or just before.", fault.Remedy));
        }
        catch (ProblemException problem) when (problem.Status is 409 or 422)
        {
            return await RenderAsync(request, current, typed, problem: problem);
        }
    }

    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    private static ProblemException Unread(params Sentence[] why) => ProblemException.Unprocessable("The questionnaire cannot be put out.", why);

    private Task<IResult> RenderAsync(HttpRequest request, MandateState current, FormValues typed, Questionnaire? proposed = null, ProblemException? problem = null) =>
        pages.RenderAsync<QuestionnairePage>(request.HttpContext, new()
        {
            [nameof(QuestionnairePage.Plan)] = current.Plan,
            [nameof(QuestionnairePage.Title)] = current.Plan.In(AskedLanguage.Of(request).Language, current.Plan.Mandate.Title),
            [nameof(QuestionnairePage.Number)] = current.Record.Questionnaires.Select(q => q.Number).DefaultIfEmpty(0).Max(),
            [nameof(QuestionnairePage.IsDispatched)] = current.Record.Reached(current.Plan, Milestone.QuestionnaireDispatched) is not null,
            [nameof(QuestionnairePage.Typed)] = typed,
            [nameof(QuestionnairePage.Proposed)] = proposed,
            [nameof(QuestionnairePage.Problem)] = problem?.Refusal,
            [nameof(QuestionnairePage.IsDone)] = request.Query.ContainsKey("done"),
        }, problem?.Status ?? StatusCodes.Status200OK);
}
