using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires;

public sealed record QuestionnaireView(int Version, int PlanRevision, Questionnaire Questionnaire);

/// <summary>Procedure 2: the chair presents the questionnaire, with the support of the secretariat. A change is a new version.</summary>
public sealed class PublishQuestionnaire(MandateStore records, QuestionnaireStore questionnaires, RequestAccess access, MandateClock clock)
{
    [Api("Put out a version of the questionnaire; the same again changes nothing", Takes = typeof(Questionnaire), Gives = typeof(QuestionnaireView), Creates = true, Problems = [409, 422])]
    [Function(nameof(PublishQuestionnaire)), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/questionnaire")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var given = await ApiJson.ReadAsync<Questionnaire>(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var (version, isNew) = await KeepAsync(current, given, client, cancellationToken);
        var view = new QuestionnaireView(version.Number, version.PlanRevision, given);
        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/questionnaire", view) : ApiJson.Ok(view);
    }

    /// <exception cref="ProblemException">422 when it cannot be put out.</exception>
    internal static void ThrowIfUnfit(Questionnaire given)
    {
        Sentence[] broken = [.. QuestionnaireCheck.Broken(given)];
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The questionnaire cannot be put out.", broken);
        }
    }

    /// <summary>Puts it out as the next version, unless it is the last one.</summary>
    internal async Task<(QuestionnaireVersion Version, bool IsNew)> KeepAsync(MandateState current, Questionnaire given, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ThrowIfUnfit(given);
        var last = current.Record.Questionnaires.MaxBy(q => q.Number);
        var sha256 = await questionnaires.WriteAsync(current.Id, given, cancellationToken);
        if (last?.Sha256 == sha256)
        {
            return (last, false);
        }

        var version = new QuestionnaireVersion((last?.Number ?? 0) + 1, sha256, current.Plan.Revision, access.Caller.Id, clock.Now);
        if (!await records.AppendAsync(current.Id, version, access.Caller.Audit("publishQuestionnaire", [$"version {version.Number}"], ["questions"]), cancellationToken))
        {
            throw ProblemException.Conflict("Another version was put out meanwhile.", "Look at it and try again.");
        }

        await PhaseNudge.RaiseAsync(client, current, "questionnaire", cancellationToken);
        return (version, true);
    }
}
