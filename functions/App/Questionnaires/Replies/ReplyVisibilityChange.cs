using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Visibility: shared or secretariat.</summary>
public sealed record VisibilityGiven(ReplyVisibility Visibility);

/// <summary>A state changes who may read its reply, until the first draft is published.</summary>
public sealed class ReplyVisibilityChange(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">409 when the state has not replied, or when a draft has been published.</exception>
    public Task<Recorded<VisibilityChoice>> RecordAsync(
        MandateState before, StateId state, ReplyVisibility visibility, DurableTaskClient client, CancellationToken cancellationToken) =>
        writer.RecordAsync(before, current => Decide(current, state, visibility), Audit, client, cancellationToken);

    /// <summary>How the audit tells a choice: for whom the reply is, and since which version.</summary>
    internal AuditEntry Audit(VisibilityChoice choice) =>
        access.Caller.Audit("changeReplyVisibility", [$"{choice.State}, version {choice.Version}", Words.Camel(choice.Visibility)], ["visibility"]);

    /// <exception cref="ProblemException">409 when it can no longer be changed.</exception>
    internal static void ThrowIfFixed(MandateRecord record, StateId state, ReplyVisibility wanted)
    {
        if (wanted != record.VisibilityOf(state) && record.VisibilityIsFixed(state) is { } rule)
        {
            throw ProblemException.Conflict("Who may read the reply was not changed.", rule);
        }
    }

    private Decided<VisibilityChoice> Decide(MandateState current, StateId state, ReplyVisibility visibility)
    {
        var record = current.Record;
        if (record.Replies.All(r => r.State != state))
        {
            throw ProblemException.Conflict("The state has not replied yet.", "Say with the submission who may read the reply.");
        }

        ThrowIfFixed(record, state, visibility);

        // A draft that is published meanwhile ends the choice.
        return record.VisibilityOf(state) == visibility
            ? new(record.Visibilities.Where(c => c.State == state).MaxBy(c => (c.Version, c.Number))!, IsRepeat: true)
            : new(record.NextChoice(state, visibility, access.Caller.Id, clock.Now)) { IsOfThisRecord = true };
    }
}
