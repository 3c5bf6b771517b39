using Mandates.Functions.Documents.Word;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires;

/// <summary>The questionnaire in force, to read, and as a document to fill in by hand.</summary>
public sealed class ReadQuestionnaire(QuestionnaireStore questionnaires, RequestAccess access)
{
    [Api("The questionnaire in force", Gives = typeof(QuestionnaireView))]
    [Function("GetQuestionnaire"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/questionnaire")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (number, questionnaire) = await questionnaires.FindAsync(mandate, current.Record, cancellationToken) ?? throw ProblemException.NotFound();
        return ApiJson.Ok(new QuestionnaireView(number, current.Record.Questionnaires.Single(q => q.Number == number).PlanRevision, questionnaire));
    }

    /// <summary>Asked for with <c>?language=es</c>; in the language of the browser otherwise.</summary>
    [Api("The questionnaire as a Word document, to fill in by hand", Gives = typeof(Stream), Query = ["language", "version"])]
    [Function("DownloadQuestionnaire"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/questionnaire/document")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        int? version = request.Query["version"].ToString() is { Length: > 0 } asked
            ? int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : throw ProblemException.NotFound()
            : null;
        var (number, questionnaire) = await questionnaires.FindAsync(mandate, current.Record, cancellationToken, version) ?? throw ProblemException.NotFound();
        var texts = AskedLanguage.Of(request);
        var document = QuestionnaireDocument.Of(questionnaire, $"{mandate.ToUpperInvariant()}/questionnaire/{number}", current.Plan, texts);
        return Results.File(document, WordDocument.MediaType, $"questionnaire-{mandate}-{texts.Code}.docx");
    }
}
