using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A state takes back the version of its reply that stands. The version is kept; the state is waited for again.</summary>
public sealed class ReplyWithdrawal(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">404 when there is no such version, 409 when it does not stand, 422 without a fit reason.</exception>
    public Task<Recorded<Withdrawal>> RecordAsync(
        MandateState before, StateId state, int version, Reasoned given, DurableTaskClient client, CancellationToken cancellationToken)
    {
        given.ThrowIfUnfit();
        return writer.RecordAsync(
            before,
            current => Decide(current, state, version, given.Reason.Trim()),
            withdrawal => access.Caller.Audit("withdrawReply", [$"{state}, version {version}"], why: withdrawal.Reason),
            client, cancellationToken);
    }

    private Decided<Withdrawal> Decide(MandateState current, StateId state, int version, string reason)
    {
        var reply = current.Record.ReplyOf(state, version) ?? throw ProblemException.NotFound();
        if (current.Record.Withdrawals.FirstOrDefault(w => w.State == state && w.Version == version) is { } withdrawn)
        {
            return new(withdrawn, IsRepeat: true);
        }

        return current.Record.Standing(state) == reply
            ? new(new(state, version, reason, access.Caller.Id, clock.Now))
            : throw ProblemException.Conflict("This is not the current version.", "Withdraw the newest version; this withdraws the earlier ones as well.");
    }
}
