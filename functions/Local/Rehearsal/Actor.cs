using Mandates.Functions.Access;

namespace Mandates.Local.Rehearsal;

/// <summary>Who does something in a rehearsal: an officer in a role, or whoever reads a mailbox.</summary>
public abstract record Actor
{
    public static readonly Actor Secretariat = new Officer(Who.Secretariat);
    public static readonly Actor Chair = new Officer(Who.Chair);

    public static Actor Reading(string mailbox) => new Reader(mailbox);

    public sealed record Officer(Who Role) : Actor;

    /// <summary>Enters by the personal link in the newest mail.</summary>
    public sealed record Reader(string Mailbox) : Actor;
}
