using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Mail;

/// <summary>Address: to be opened; the code stands behind its #, which no browser sends to a server. Code: to be typed in.</summary>
public sealed record PersonalLink(string Address, string Code);

/// <summary>The personal link that a letter to a participant carries.</summary>
public sealed class PersonalLinks(LinkCodes codes, MandateClock clock, IOptions<SiteOptions> site)
{
    /// <summary>The page that takes a code.</summary>
    public string Entrance { get; } = $"{site.Value.Root}/enter";

    /// <summary>The page that gives a body the package, for its code.</summary>
    public string PackagePage { get; } = $"{site.Value.Root}/package";

    /// <summary>Null for one who acts for no state and does not receive the package, and for a link that does not open.</summary>
    public PersonalLink? Of(MandateState current, Recipient to)
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

    private PersonalLink? ToPackage(MandateState current, string contact)
    {
        var link = Enum.GetValues<TransmittalTo>().Where(body => Recipients.IdOf(body) == contact)
            .Select(body => Link.ToPackage(body, current.Plan, current.Record)).FirstOrDefault();
        var code = link is null ? null : codes.Of(current.Id, link, LinkCodes.Receive);
        return code is null ? null : new($"{PackagePage}#{code}", code);
    }
}
