using Mandates.Domain.Participants;
using Mandates.Functions.Clock;
using Mandates.Functions.Mail;
using Mandates.Functions.Timeline;
using Microsoft.Extensions.Options;

namespace Mandates.Functions.Access;

/// <summary>Address: to be opened; the code stands behind its #, which no browser sends to a server. Code: to be typed in.</summary>
public sealed record PersonalLink(string Address, string Code);

/// <summary>The personal link that a letter to a participant carries.</summary>
public sealed class PersonalLinks(LinkCodes codes, MandateClock clock, IOptions<MailOptions> mail)
{
    /// <summary>The page that takes a code.</summary>
    public string Entrance { get; } = $"{mail.Value.BaseAddress.TrimEnd('/')}/enter";

    /// <summary>Null for one who acts for no state, and for a link that does not open.</summary>
    public PersonalLink? Of(CurrentMandate current, Recipient to)
    {
        if (to.State is null)
        {
            return null;
        }

        var link = Link.Of(to.Contact, current.Plan, current.Record);
        if (!link.OpensAt(clock.Now))
        {
            return null;
        }

        var code = codes.Of(current.Id, link);
        return new($"{Entrance}#{code}", code);
    }
}
