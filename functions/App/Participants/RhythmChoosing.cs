using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>A participant chooses how it is told of what asks for nothing: at once, once a day or once a week.</summary>
public sealed class RhythmChoosing(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">409 when the participant has chosen too often.</exception>
    public Task<Recorded<RhythmChoice>> RecordAsync(MandateState before, NoticeRhythm rhythm, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var own = new ParticipantId(access.Caller.Id);
        return writer.RecordAsync(before, Decide, _ => access.Caller.Audit("chooseNotices", [own], ["rhythm"]), client, cancellationToken);

        Decided<RhythmChoice> Decide(MandateState current)
        {
            var last = current.Record.RhythmChoices.LastOrDefault(c => c.Participant == own) ?? new(own, 0, NoticeRhythm.SingleNotices, current.Record.StartedAt);
            return last.Rhythm == rhythm ? new(last, IsRepeat: true)
                : last.Number < NoticeRhythms.MostChoices ? new(new(own, last.Number + 1, rhythm, clock.Now))
                : throw ProblemException.Conflict("You have changed this too often.", $"It may be changed {NoticeRhythms.MostChoices} times. Ask the secretariat.");
        }
    }
}
