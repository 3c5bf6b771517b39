namespace Mandates.Functions.Web.Access;

/// <summary>Who calls, as far as it has been proved.</summary>
/// <param name="Roles">The roles of an officer, or the kind of a participant.</param>
/// <param name="Id">Id of the account or participant, as the audit names it.</param>
/// <param name="From">What proved it: the roles of the account, or the id of the link.</param>
public sealed record Caller(CallerRoles Roles, string Id, string From)
{
    public static readonly Caller Unknown = new(CallerRoles.Anyone, "", "");

    /// <summary>The mandate that a participant belongs to; null for an officer.</summary>
    public MandateId? Mandate { get; init; }

    /// <summary>The state that a participant acts for; null for an officer.</summary>
    public StateId? State { get; init; }

    public bool IsConfirmed { get; init; } = true;

    public bool IsOfficer => (Roles & CallerRoles.Officers) != 0;

    /// <summary>Whether it is a participant who acts for another state.</summary>
    public bool IsOfAnotherThan(StateId state) => IsParticipant && State != state;

    public bool IsParticipant => (Roles & CallerRoles.Delegation) != 0;

    /// <summary>Whether the caller has any of these roles.</summary>
    public bool MayAny(CallerRoles roles) => (Roles & roles) != 0;

    public static CallerRoles KindOf(ParticipantKind kind) => kind switch
    {
        ParticipantKind.Mission => CallerRoles.Mission,
        ParticipantKind.FocalPoint => CallerRoles.FocalPoint,
        _ => CallerRoles.Authority,
    };

    /// <summary>For the audit: that this caller did something.</summary>
    /// <param name="act">In camelCase, the name of the function.</param>
    /// <param name="about">Ids of what it was done to.</param>
    /// <param name="fields">Names of the fields that were given or changed.</param>
    /// <param name="why">The reason given.</param>
    public AuditEntry Audit(string act, IReadOnlyList<string>? about = null, IReadOnlyList<string>? fields = null, string? why = null) =>
        new(Id, From, act, about ?? [], fields ?? [], why);
}
