using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

/// <summary>To: ids of confirmed focal points and national authorities of the state. Note: the mission's own words to them.</summary>
public sealed record ForwardingRequest(IReadOnlyList<ParticipantId> To, string? Note = null);

/// <summary>A permanent mission forwards the questionnaire to those it chooses (procedure 2); to others it may forward again.</summary>
public sealed class QuestionnaireForwarding(MandateWriter writer, RequestAccess access, MandateClock clock)
{
    /// <exception cref="ProblemException">422 when it may not be forwarded so. The same request sent again changes nothing.</exception>
    public Task<Recorded<Forwarding>> ForwardAsync(MandateState before, StateId state, ForwardingRequest asked, DurableTaskClient client, CancellationToken cancellationToken)
    {
        ParticipantId[] to = [.. asked.To.Distinct().Order()];
        var note = VisibleText.IsBlank(asked.Note) ? null : asked.Note.ReplaceLineEndings("\n").Trim();
        return writer.RecordAsync(before, Decide, f => access.Caller.Audit("forwardQuestionnaire", [.. f.To.Select(p => p.Value)], note is null ? ["to"] : ["to", "note"]), client, cancellationToken);

        Decided<Forwarding> Decide(MandateState current)
        {
            var own = current.Record.Forwardings.Where(f => f.State == state).ToArray();
            if (own.FirstOrDefault(f => f.Note == note && f.To.SequenceEqual(to)) is { } kept)
            {
                return new(kept, IsRepeat: true);
            }

            var forwarding = new Forwarding(state, own.Length + 1, clock.Now, to, note);
            Sentence[] broken = [.. forwarding.Broken(current.Plan, current.Record)];
            return broken.Length > 0 ? throw ProblemException.Unprocessable("The questionnaire was not forwarded.", broken) : new(forwarding);
        }
    }
}
