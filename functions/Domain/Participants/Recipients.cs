using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>One addressee of a notice. State is null for an office that acts for none.</summary>
public sealed record Recipient(string Contact, string? State, string Name, string Email, Language Language);

/// <summary>Who an audience is, at the moment of sending: the roster and the replies of that moment count.</summary>
public static class Recipients
{
    public static IReadOnlyList<Recipient> Of(
        Audience audience, WorkPlan plan, IReadOnlyList<Participant> focalPoints, Func<string, bool> hasReplied)
    {
        var byState = focalPoints.ToLookup(p => p.State);
        return audience.Kind switch
        {
            AudienceKind.Chair => [new("chair", null, plan.WorkingGroup.Chair.Name, plan.WorkingGroup.Chair.Email, plan.WorkingGroup.Chair.Language)],
            AudienceKind.MandatedBody => [Office("mandated-body", plan.Mandate.MandatedBody)],
            AudienceKind.Session => [Office("session", plan.Mandate.DueSession.Body)],
            AudienceKind.Nobody => [],
            _ => [.. plan.States.Where(Concerns).SelectMany(OfState)],
        };

        bool Concerns(MemberState state) =>
            (audience.State is null || audience.State == state.Id)
            && !(audience.OnlyWithoutReply && hasReplied(state.Id));

        IEnumerable<Recipient> OfState(MemberState state)
        {
            Recipient mission = new(MissionId(state.Id), state.Id, MissionName(state), state.Mission, state.Language);
            var people = byState[state.Id]
                .OrderBy(p => p.Id, StringComparer.Ordinal)
                .Select(p => new Recipient(p.Id, p.State, p.Name, p.Email, p.Language))
                .ToArray();
            IEnumerable<Recipient> chosen = audience.Kind switch
            {
                AudienceKind.Missions => [mission],
                AudienceKind.FocalPoints => people.Length > 0 ? people : [mission],
                AudienceKind.Participant => people.Prepend(mission).Where(r => r.Contact == audience.Participant),
                _ => people.Prepend(mission),
            };
            return chosen.Where(r => r.Contact != audience.Except);
        }
    }

    /// <summary>The id under which a state's permanent mission acts.</summary>
    public static string MissionId(string state) => $"{state}.mission";

    // The bare name of the state: articles and prepositions before it differ from state to state.
    private static string MissionName(MemberState state) =>
        $"{PermanentMission[state.Language]} – {state.Names[state.Language]}";

    private static readonly LocalizedText PermanentMission = new("Permanent Mission", "Misión Permanente", "Mission permanente", "Missão Permanente");

    private static Recipient Office(string contact, Office office) => new(contact, null, office.Name, office.Email, Language.English);
}
