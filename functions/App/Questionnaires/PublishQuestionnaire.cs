using Mandates.Domain;
using Mandates.Domain.Questionnaires;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Questionnaires;

public sealed record QuestionnaireView(int Version, int PlanRevision, Questionnaire Questionnaire);

/// <summary>Procedure 2: the chair presents the questionnaire, with the support of the secretariat. A change is a new version.</summary>
public sealed class PublishQuestionnaire(RecordStore records, QuestionnaireStore questionnaires, RequestAccess access, MandateClock clock)
{
    [Api("Put out a version of the questionnaire; the same again changes nothing", Takes = typeof(Questionnaire), Gives = typeof(QuestionnaireView), Creates = true, Problems = [409, 422])]
    [Function(nameof(PublishQuestionnaire)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/mandates/{mandate}/questionnaire")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var given = await ApiJson.ReadAsync<Questionnaire>(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        var (version, isNew) = await KeepAsync(current, given, client, stop);
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
    internal async Task<(QuestionnaireVersion Version, bool IsNew)> KeepAsync(CurrentMandate current, Questionnaire given, DurableTaskClient client, CancellationToken stop)
    {
        ThrowIfUnfit(given);
        var last = current.Record.Questionnaires.MaxBy(q => q.Number);
        var sha256 = await questionnaires.WriteAsync(current.Id, given, stop);
        if (last?.Sha256 == sha256)
        {
            return (last, false);
        }

        var version = new QuestionnaireVersion((last?.Number ?? 0) + 1, sha256, current.Plan.Revision, access.Caller.Id, clock.Now);
        if (!await records.TryAddAsync(current.Id, version, access.Caller.Did("publishQuestionnaire", [$"version {version.Number}"], ["questions"]), stop))
        {
            throw ProblemException.Conflict("Another version was put out meanwhile.", "Look at it and try again.");
        }

        await Nudge.RingAsync(client, current, "questionnaire", stop);
        return (version, true);
    }
}
