using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires;

/// <summary>Procedure 2: the chair presents the questionnaire, with the support of the secretariat. A change is a new version.</summary>
public sealed class QuestionnairePublication(MandateWriter writer, QuestionnaireStore questionnaires, RequestAccess access, MandateClock clock)
{
    /// <summary>Publishes it as the next version, unless it is the last one.</summary>
    /// <exception cref="ProblemException">409 when another version has been published since, 422 when it cannot be published.</exception>
    public Task<Recorded<QuestionnaireVersion>> PublishAsync(
        MandateState before, Questionnaire given, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ThrowIfUnfit(given);
        var (seen, sha256) = (Last(before)?.Number, QuestionnaireStore.Sha256Of(given));
        return writer.RecordAsync(
            before,
            current => Decide(current, seen, sha256),
            version => access.Caller.Audit("publishQuestionnaire", [$"version {version.Number}"], ["questions"]),
            client, cancellationToken,
            _ => questionnaires.WriteAsync(before.Id, given, cancellationToken));
    }

    /// <exception cref="ProblemException">422 when it cannot be published.</exception>
    public static void ThrowIfUnfit(Questionnaire given)
    {
        Sentence[] broken = [.. QuestionnaireCheck.Broken(given)];
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The questionnaire was not published.", broken);
        }
    }

    private Decided<QuestionnaireVersion> Decide(MandateState current, int? seen, string sha256)
    {
        var last = Last(current);
        if (last?.Sha256 == sha256)
        {
            return new(last, IsRepeat: true);
        }

        return last?.Number == seen
            ? new(new((last?.Number ?? 0) + 1, sha256, current.Plan.Revision, access.Caller.Id, clock.Now))
            : throw ProblemException.Conflict("Another version of the questionnaire has been published.", "Read it, then decide again.");
    }

    private static QuestionnaireVersion? Last(MandateState state) => state.Record.Questionnaires.MaxBy(q => q.Number);
}
