using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Kind: accept, asInformation or decline.</summary>
public sealed record RulingGiven(RulingKind Kind, string Reason);

/// <summary>The chair rules on a late reply, once.</summary>
public sealed class LateReplyRuling(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">404 when there is no such version, 409 when it is not late or was ruled on otherwise before, 422 without a fit reason.</exception>
    public Task<Recorded<Ruling>> RecordAsync(
        MandateState before, StateId state, int version, RulingGiven given, DurableTaskClient client, CancellationToken cancellationToken) =>
        writer.RecordAsync(
            before,
            current => Decide(current, state, version, given),
            ruling => access.Caller.Audit("ruleOnLateReply", [$"{state}, version {version}"], ["kind"], ruling.Reason),
            client, cancellationToken);

    /// <summary>The ruling as it would be kept, or the one that is kept already.</summary>
    /// <exception cref="ProblemException">As above.</exception>
    public Decided<Ruling> Decide(MandateState current, StateId state, int version, RulingGiven given)
    {
        new Reasoned(given.Reason).ThrowIfUnfit();
        var reply = current.Record.ReplyOf(state, version) ?? throw ProblemException.NotFound();
        if (!reply.Late)
        {
            throw ProblemException.Conflict("This reply is not late.", "It came in time; there is nothing to rule on.");
        }

        if (current.Record.Rulings.All(r => r.State != state || r.Version != version))
        {
            return new(new(state, version, given.Kind, given.Reason.Trim(), access.Caller.Id, clock.Now));
        }

        var ruled = current.Record.RulingOn(reply)!;
        return ruled.Kind == given.Kind
            ? new(ruled, IsRepeat: true)
            : throw ProblemException.Conflict("The chair has already ruled on this reply.", $"The ruling is {ruled.Kind}, made at {ruled.At}.");
    }
}
