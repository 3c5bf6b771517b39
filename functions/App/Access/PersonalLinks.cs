using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
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

    /// <summary>The page that gives a body the package, for its code.</summary>
    public string PackagePage { get; } = $"{mail.Value.BaseAddress.TrimEnd('/')}/package";

    /// <summary>Null for one who acts for no state and does not receive the package, and for a link that does not open.</summary>
    public PersonalLink? Of(CurrentMandate current, Recipient to)
    {
        if (to.State is null)
        {
            return ToPackage(current, to.Contact);
        }

        var link = Link.Of(to.Contact, current.Plan, current.Record);
        if (!link.OpensAt(clock.Now))
        {
            return null;
        }

        var code = codes.Of(current.Id, link);
        return new($"{Entrance}#{code}", code);
    }

    private PersonalLink? ToPackage(CurrentMandate current, string contact)
    {
        var link = Enum.GetValues<TransmittalTo>().Where(body => Recipients.IdOf(body) == contact)
            .Select(body => Link.ToPackage(body, current.Plan, current.Record)).FirstOrDefault();
        var code = link is null ? null : codes.Of(current.Id, link, LinkCodes.Receive);
        return code is null ? null : new($"{PackagePage}#{code}", code);
    }
}
