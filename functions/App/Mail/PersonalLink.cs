using Mandates.Domain.Participants;
using Mandates.Functions.Timeline;

namespace Mandates.Functions.Mail;

/// <summary>The address by which a participant acts, and the code for the page when the address cannot be opened.</summary>
public sealed record PersonalLink(string Address, string Code);

/// <summary>The personal links that mails to participants carry.</summary>
public interface IPersonalLinks
{
    /// <summary>Null for an office, and for a participant who has none.</summary>
    PersonalLink? For(CurrentMandate current, Recipient to);
}

/// <summary>While participants have no links.</summary>
internal sealed class NoPersonalLinks : IPersonalLinks
{
    public PersonalLink? For(CurrentMandate current, Recipient to) => null;
}
