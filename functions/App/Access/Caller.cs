using Mandates.Domain.Audit;
using Mandates.Domain.Participants;

namespace Mandates.Functions.Access;

/// <summary>Who calls, as far as it has been proved.</summary>
/// <param name="Is">The roles of an officer, or the kind of a participant.</param>
/// <param name="Id">Id of the account or participant, as the audit names it.</param>
/// <param name="From">What proved it: the roles of the account, or the id of the link.</param>
public sealed record Caller(Who Is, string Id, string From)
{
    public static readonly Caller Unknown = new(Who.Anyone, "", "");

    /// <summary>The mandate that a participant belongs to; null for an officer.</summary>
    public string? Mandate { get; init; }

    /// <summary>The state that a participant acts for; null for an officer.</summary>
    public string? State { get; init; }

    public bool IsConfirmed { get; init; } = true;

    public bool IsOfficer => (Is & Who.Officers) != 0;

    public bool IsParticipant => (Is & Who.Delegation) != 0;

    public static Who KindOf(ParticipantKind kind) => kind switch
    {
        ParticipantKind.Mission => Who.Mission,
        ParticipantKind.FocalPoint => Who.FocalPoint,
        _ => Who.Authority,
    };

    /// <summary>For the audit: that this caller did something.</summary>
    /// <param name="act">In camelCase, the name of the function.</param>
    /// <param name="about">Ids of what it was done to.</param>
    /// <param name="fields">Names of the fields that were given or changed.</param>
    /// <param name="why">The reason given.</param>
    public Deed Did(string act, IReadOnlyList<string>? about = null, IReadOnlyList<string>? fields = null, string? why = null) =>
        new(Id, From, act, about ?? [], fields ?? [], why);
}
