using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The check that every way of replying makes before it reads a byte: whether replies are accepted.</summary>
internal static class ReplyIntake
{
    /// <exception cref="ProblemException">404 for a state that the plan does not have, 409 before the questionnaire is out.</exception>
    public static async Task<MandateState> OpenForRepliesAsync(this RequestAccess access, string mandate, StateId state, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        if (current.Plan.State(state) is null)
        {
            throw ProblemException.NotFound();
        }

        return current.Record.Reached(current.Plan, Milestone.QuestionnaireDispatched) is null
            ? throw ProblemException.Conflict("The questionnaire has not gone out yet.", "Reply to it when it has been dispatched.")
            : current;
    }
}
