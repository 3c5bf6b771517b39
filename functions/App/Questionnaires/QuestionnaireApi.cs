using Mandates.Functions.Documents.Word;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires;

public sealed record QuestionnaireView(int Version, int PlanRevision, Questionnaire Questionnaire);

/// <summary>The questionnaire: published, read, and as a document to fill in by hand.</summary>
public sealed class QuestionnaireApi(RequestAccess access, QuestionnairePublication publication, QuestionnaireStore questionnaires)
{
    private const string Base = "api/mandates/{mandate}/questionnaire";

    [Api("Publish a version of the questionnaire; the same again changes nothing", Takes = typeof(Questionnaire), Gives = typeof(QuestionnaireView), Creates = true, Problems = [409, 422])]
    [Function("PublishQuestionnaire"), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> PublishAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base)] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Questionnaire>(request, cancellationToken);
        var before = await access.MandateAsync(mandate, cancellationToken);
        var published = await publication.PublishAsync(before, given, client, cancellationToken);
        var view = new QuestionnaireView(published.Fact.Number, published.Fact.PlanRevision, given);
        return published.IsNew ? ApiJson.Created($"/api/mandates/{mandate}/questionnaire", view) : ApiJson.Ok(view);
    }

    [Api("The questionnaire in force", Gives = typeof(QuestionnaireView))]
    [Function("GetQuestionnaire"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (number, questionnaire) = await questionnaires.FindAsync(current.Id, current.Record, cancellationToken) ?? throw ProblemException.NotFound();
        return ApiJson.Ok(new QuestionnaireView(number, current.Record.Questionnaires.Single(q => q.Number == number).PlanRevision, questionnaire));
    }

    /// <summary>Asked for with <c>?language=es</c>; in the language of the browser otherwise.</summary>
    [Api("The questionnaire as a Word document, to fill in by hand", Gives = typeof(Stream), Query = ["language", "version"])]
    [Function("DownloadQuestionnaire"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DownloadAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/document")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        int? version = request.Query["version"].ToString() is { Length: > 0 } asked
            ? int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : throw ProblemException.NotFound()
            : null;
        var (number, questionnaire) = await questionnaires.FindAsync(current.Id, current.Record, cancellationToken, version) ?? throw ProblemException.NotFound();
        var texts = AskedLanguage.Of(request);
        var document = QuestionnaireDocument.Of(questionnaire, current.Plan.Symbol($"questionnaire/{number}"), current.Plan, texts);
        return Results.File(document, WordDocument.MediaType, QuestionnaireDocument.FileName(current.Id, texts));
    }
}
