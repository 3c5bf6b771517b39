using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Participants;

internal static class ParticipantOf
{
    /// <exception cref="ProblemException">404 when the participant never existed, or belongs to a state that is not the caller's.</exception>
    public static void ThrowIfNotOf(this MandateState current, Caller caller, ParticipantId participant)
    {
        var state = current.Plan.States.FirstOrDefault(s => Recipients.MissionId(s.Id) == participant)?.Id
            ?? current.Record.Roster.SelectMany(c => c.Begun).FirstOrDefault(t => t.Participant == participant)?.State;
        if (state is null || (caller.State is { } own && own != state))
        {
            throw ProblemException.NotFound();
        }
    }
}
