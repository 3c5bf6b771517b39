using Mandates.Functions.Web.Access;

namespace Mandates.Local.Rehearsal;

/// <summary>Who does something in a rehearsal: an officer in a role, the reader of a mailbox, or a consulted process.</summary>
public abstract record Actor
{
    public static readonly Actor Secretariat = new Officer(CallerRoles.Secretariat);
    public static readonly Actor Chair = new Officer(CallerRoles.Chair);

    public static Actor Reading(string mailbox) => new Reader(mailbox);

    public static Actor Consulted(string mailbox) => new Process(mailbox);

    public sealed record Officer(CallerRoles Role) : Actor;

    /// <summary>Enters by the personal link in the newest mail.</summary>
    public sealed record Reader(string Mailbox) : Actor;

    /// <summary>A consulted process: it has no session, and sends the code of the newest mail along.</summary>
    public sealed record Process(string Mailbox) : Actor;
}
