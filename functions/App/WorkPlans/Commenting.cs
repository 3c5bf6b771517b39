using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.WorkPlans;

/// <summary>Takes what a delegation says of the proposed work plan.</summary>
public sealed class Commenting(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <summary>Records a comment of the caller's state. The same words sent again are one comment.</summary>
    /// <exception cref="ProblemException">409 when the first formal meeting has begun, 422 when it breaks a rule.</exception>
    public Task<Recorded<PlanComment>> TakeAsync(MandateState before, string text, DurableTaskClient client, CancellationToken cancellationToken) =>
        writer.RecordAsync(
            before,
            current => Decide(current, text),
            comment => access.Caller.Audit("commentOnPlan", [comment.State, comment.Number.ToString(CultureInfo.InvariantCulture)], ["text"]),
            client, cancellationToken);

    private Decided<PlanComment> Decide(MandateState current, string text)
    {
        var (plan, record, state) = (current.Plan, current.Record, access.Caller.State!.Value);
        var words = text.Trim();
        if (record.PlanComments.FirstOrDefault(c => c.State == state && c.Text == words) is { } same)
        {
            return new(same, IsRepeat: true);
        }

        if (!record.TakesComments(plan, clock.Now))
        {
            throw ProblemException.Conflict("Comments on the work plan are closed.", "They are taken until the first formal meeting begins. Speak in the meeting, or ask the chair.");
        }

        Sentence[] broken = [.. CommentRules.Broken(record, state, words)];
        return broken.Length > 0
            ? throw ProblemException.Unprocessable("The comment was not recorded.", broken)
            : new(new(state, record.PlanComments.Count(c => c.State == state) + 1, access.Caller.Id, plan.Revision, words, clock.Now));
    }
}
