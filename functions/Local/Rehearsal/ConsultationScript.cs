using Mandates.Domain.Participants;
using Mandates.Functions.Community;

namespace Mandates.Local.Rehearsal;

/// <summary>What the consulted processes of a rehearsal do: every other one answers what it is asked, the rest stays silent.</summary>
internal sealed class ConsultationScript(WorkPlan plan)
{
    private static readonly string[] Answers =
    [
        "The national authorities of the process agree with the questions and ask for figures on prevention.",
        "The national authorities of the process support the draft; they propose that progress be reviewed every two years.",
    ];

    public IEnumerable<ScriptedAct> Acts(IReadOnlyList<Instant> drafts)
    {
        foreach (var process in plan.Consulted().Where((_, i) => i % 2 == 0))
        {
            if (plan.SingleOf(ActivityKind.QuestionnaireDispatch) is { } dispatch && plan.When(dispatch) is { } sent)
            {
                yield return Answer(process, sent + Duration.FromDays(Math.Min(4, plan.ConsultationDays)), draft: 0);
            }

            foreach (var (i, published) in drafts.Index())
            {
                yield return Answer(process, published + Duration.FromHours(5), i + 1);
            }
        }
    }

    private static ScriptedAct Answer(ConsultedProcess process, Instant at, int draft) =>
        new(at, $"{process.Id} answers on {draft}", Actor.Consulted(process.Email!), (api, cancellationToken) => api.SendAsync(
            HttpMethod.Post, "/api/consultation/answers", new ConsultationAnswerGiven(api.Code, draft, Answers[Math.Min(draft, 1)]), cancellationToken));
}
