using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>Visibility: shared or secretariat.</summary>
public sealed record VisibilityGiven(ReplyVisibility Visibility);

/// <summary>A state changes who may read its reply, until the first draft is published.</summary>
public sealed class ReplyVisibilityChange(MandateWriter writer, Journal journal, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">409 when the state has not replied, or when a draft has been published; the audit keeps that it was asked for.</exception>
    public async Task<Recorded<VisibilityChoice>> RecordAsync(
        MandateState before, StateId state, ReplyVisibility visibility, DurableTaskClient client, CancellationToken cancellationToken)
    {
        try
        {
            return await writer.RecordAsync(before, current => Decide(current, state, visibility), Audit, client, cancellationToken);
        }
        catch (ProblemException refused) when (refused.Status == StatusCodes.Status409Conflict)
        {
            await NoteRefusedAsync(before.Id, state, visibility, cancellationToken);
            throw;
        }
    }

    /// <summary>Keeps in the audit that a change was asked for and refused; nothing else is changed.</summary>
    internal Task NoteRefusedAsync(MandateId mandate, StateId state, ReplyVisibility wanted, CancellationToken cancellationToken)
    {
        var refused = new RefusedChange(state, wanted, access.Caller.Id, clock.Now);
        return journal.MarkAsync(mandate, refused.Key, refused, access.Caller.Audit("refuseReplyVisibility", [state, Words.Camel(wanted)], ["visibility"]), cancellationToken);
    }

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

    private sealed record RefusedChange(StateId State, ReplyVisibility Wanted, string By, Instant At)
    {
        public string Key => $"refused|visibility|{State}|{By}|{At.ToUnixTimeTicks():D20}";
    }
}
