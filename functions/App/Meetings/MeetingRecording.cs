using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Meetings;

/// <summary>Records how a meeting went and what it decided. A record is never changed; a meeting that was broken off is resumed in another sitting.</summary>
public sealed class MeetingRecording(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">404 when there is no such meeting, 409 when it has another record, 422 when the record breaks a rule.</exception>
    public Task<Recorded<MeetingRecord>> RecordAsync(
        MandateState before, string activity, MeetingMinutes minutes, DurableTaskClient client, CancellationToken cancellationToken) =>
        writer.RecordAsync(
            before,
            state => Decide(state, activity, minutes),
            meeting => access.Caller.Audit("recordMeeting", [meeting.Activity], ["present", "decisions", "outcome", "summary"]),
            client, cancellationToken);

    /// <summary>The record to be written, or the equal one that is stored already.</summary>
    /// <exception cref="ProblemException">As above.</exception>
    public Decided<MeetingRecord> Decide(MandateState state, string activity, MeetingMinutes minutes)
    {
        if (state.Plan.Activity(activity) is not { IsMeeting: true } row || state.Plan.When(row) is not { } began)
        {
            throw ProblemException.NotFound();
        }

        var last = state.Record.LastSitting(activity);
        var meeting = new MeetingRecord
        {
            Activity = activity,
            HeldAt = began,
            Present = [.. minutes.Present.Distinct().Order()],
            Decisions = minutes.Decisions,
            Outcome = minutes.Outcome,
            Sitting = (last?.Sitting ?? 0) + 1,
            RecordedAt = clock.Now,
            Summary = minutes.Summary,
        };
        if (last is not null && IsSame(last, meeting))
        {
            return new(last, IsRepeat: true);
        }

        if (last is { Outcome: MeetingOutcome.Held })
        {
            throw ProblemException.Conflict("This meeting already has another record.", "A record cannot be changed; correct it by a decision of the next meeting.");
        }

        var broken = MeetingRules.Broken(state.Plan, state.Record, meeting, clock.Now).ToArray();
        return broken.Length > 0 ? throw ProblemException.Unprocessable("The meeting was not recorded.", broken) : new(meeting);
    }

    private static bool IsSame(MeetingRecord kept, MeetingRecord sent) =>
        RecordJson.Write(kept) == RecordJson.Write(sent with { Sitting = kept.Sitting, RecordedAt = kept.RecordedAt });
}
