using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Participants;

/// <summary>One addressee of a notice. State is null for an office that acts for none.</summary>
public sealed record Recipient(string Contact, StateId? State, string Name, string Email, Language Language);

/// <summary>
/// The recipients of an audience, from the roster and the replies at the moment of sending. Unless it is named
/// itself, a participant whose address is not confirmed is not written to; where a state has none that is, or mail reaches
/// none, its mission is written to as well.
/// </summary>
public static class Recipients
{
    public static IReadOnlyList<Recipient> Of(
        Audience audience, WorkPlan plan, IReadOnlyList<Participant> participants, Func<StateId, bool> hasReplied, IReadOnlySet<string>? undeliverable = null)
    {
        var byState = participants.ToLookup(p => p.State);
        return audience.Kind switch
        {
            AudienceKind.Chair => [ChairOf(plan)],
            AudienceKind.MandatedBody => [Office(IdOf(TransmittalTo.MandatedBody), plan.Mandate.MandatedBody)],
            AudienceKind.Session => [Office(IdOf(TransmittalTo.Session), plan.Mandate.DueSession.Body)],
            AudienceKind.Consulted => [.. plan.Consulted().Where(process => audience.Participants.Contains(IdOf(process))).Select(process => To(plan, process))],
            AudienceKind.Secretariat => [Office("secretariat", plan.Mandate.Secretariat)],
            AudienceKind.ChairAndSecretariat => [ChairOf(plan), Office("secretariat", plan.Mandate.Secretariat)],
            AudienceKind.Nobody => [],
            _ => [.. plan.States.Where(Concerns).SelectMany(OfState)],
        };

        bool Reached(Recipient focalPoint) => undeliverable?.Contains(focalPoint.Contact) != true;

        bool Concerns(MemberState state) =>
            (audience.State is null || audience.State == state.Id)
            && audience.StillConcerns(state.Id, hasReplied)
            && !(audience.LeavesOutExtended && plan.IsExtended(state.Id));

        IEnumerable<Recipient> OfState(MemberState state)
        {
            var mission = byState[state.Id].FirstOrDefault(p => p.Kind == ParticipantKind.Mission) is { } moved
                ? To(moved)
                : new(MissionId(state.Id), state.Id, MissionName(state), state.Mission, state.Language);
            var people = byState[state.Id].Where(p => p.Kind != ParticipantKind.Mission).OrderBy(p => p.Id, StringComparer.Ordinal).ToArray();
            var confirmed = people.Where(p => p.Confirmed && audience.Holders?.Contains(p.Id) != false).ToArray();
            var focalPoints = confirmed.Where(p => p.Kind == ParticipantKind.FocalPoint).Select(To).ToArray();
            IEnumerable<Recipient> chosen = audience.Kind switch
            {
                AudienceKind.Missions => [mission],
                AudienceKind.FocalPoints => focalPoints.Any(Reached) ? focalPoints : [mission, .. focalPoints],
                AudienceKind.Participants => people.Select(To).Prepend(mission).Where(r => audience.Participants.Any(p => p == r.Contact)),
                AudienceKind.NotForwardedTo => confirmed.Where(p => !audience.Participants.Contains(p.Id)).Select(To),
                _ => confirmed.Select(To).Prepend(mission),
            };
            return chosen.Where(r => r.Contact != audience.Except && !audience.Unless.Any(p => p == r.Contact));
        }
    }

    /// <summary>How a body that the package goes to is named in notices, links and addresses.</summary>
    public static ParticipantId IdOf(TransmittalTo body) => new(body == TransmittalTo.Session ? "session" : "mandated-body");

    /// <summary>The body that is named so; null for none.</summary>
    public static TransmittalTo? BodyOf(string id) => Enum.GetValues<TransmittalTo>().Where(body => IdOf(body) == id).Select(body => (TransmittalTo?)body).FirstOrDefault();

    /// <summary>How a consulted process is named in notices, links and addresses; no participant can be called so.</summary>
    public static ParticipantId IdOf(ConsultedProcess process) => new(ConsultedPrefix + process.Id.ToLowerInvariant());

    /// <summary>Whether an id has the form of that of a consulted process.</summary>
    public static bool IsOfConsulted(string id) => id.StartsWith(ConsultedPrefix, StringComparison.Ordinal);

    /// <summary>The consulted process of a plan that is named so; null for none.</summary>
    public static ConsultedProcess? ConsultedOf(this WorkPlan plan, string id) => plan.Consulted().FirstOrDefault(process => IdOf(process) == id);

    /// <summary>The processes to which something is sent: the plan gives them days to answer, and an address.</summary>
    public static IEnumerable<ConsultedProcess> Consulted(this WorkPlan plan) =>
        plan.ConsultationDays == 0 ? [] : plan.Mandate.Consulted.Where(process => !string.IsNullOrEmpty(process.Email));

    /// <summary>In the state's own language, with its bare name: articles and prepositions differ from state to state.</summary>
    public static string MissionName(MemberState state) => $"{PermanentMission[state.Language]} – {state.Names[state.Language]}";

    private static readonly LocalizedText PermanentMission = new("Permanent Mission", "Misión Permanente", "Mission permanente", "Missão Permanente");

    /// <summary>The id under which a state's permanent mission acts.</summary>
    public static ParticipantId MissionId(StateId state) => new($"{state}.mission");

    private const string ConsultedPrefix = "consulted-";

    private static Recipient To(WorkPlan plan, ConsultedProcess process) =>
        new(IdOf(process), null, plan.Translate(process.Language, process.Name), process.Email!, process.Language);

    private static Recipient To(Participant p) => new(p.Id, p.State, p.Name, p.Email, p.Language);

    private static Recipient ChairOf(WorkPlan plan) =>
        new("chair", null, plan.WorkingGroup.Chair.Name, plan.WorkingGroup.Chair.Email, plan.WorkingGroup.Chair.Language);

    private static Recipient Office(string contact, Office office) => new(contact, null, office.Name, office.Email, Language.English);
}
