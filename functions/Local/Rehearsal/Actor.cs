using Mandates.Functions.Web.Access;

namespace Mandates.Local.Rehearsal;

/// <summary>Who does something in a rehearsal: an officer in a role, or the reader of a mailbox.</summary>
public abstract record Actor
{
    public static readonly Actor Secretariat = new Officer(CallerRoles.Secretariat);
    public static readonly Actor Chair = new Officer(CallerRoles.Chair);

    public static Actor Reading(string mailbox) => new Reader(mailbox);

    public sealed record Officer(CallerRoles Role) : Actor;

    /// <summary>Enters by the personal link in the newest mail.</summary>
    public sealed record Reader(string Mailbox) : Actor;
}
