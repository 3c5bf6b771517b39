using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Mail;

/// <summary>Address: the link to open, with the code behind its #, which no browser sends to a server. Code: the code alone, for typing.</summary>
public sealed record PersonalLink(string Address, string Code);

/// <summary>The personal link that a letter to a participant carries.</summary>
public sealed class PersonalLinks(LinkCodes codes, MandateClock clock, IOptions<SiteOptions> site)
{
    /// <summary>The page that takes a code.</summary>
    public string SignInAddress { get; } = $"{site.Value.Root}/enter";

    /// <summary>The page that gives a body the package, for its code.</summary>
    public string PackagePage { get; } = $"{site.Value.Root}/package";

    /// <summary>The page on which a consulted process answers, for its code.</summary>
    public string ConsultationPage { get; } = $"{site.Value.Root}/consultation";

    /// <summary>Null for a recipient who neither acts for a state, nor receives the package, nor is consulted, and for a link that does not open.</summary>
    public PersonalLink? Of(MandateState current, Recipient to)
    {
        if (to.State is null)
        {
            return ToPackage(current, to.Contact) ?? ToConsultation(current, to.Contact);
        }

        var link = Link.Of(new(to.Contact), current.Plan, current.Record);
        if (!link.OpensAt(clock.Now))
        {
            return null;
        }

        var code = codes.Of(current.Id, link);
        return new($"{SignInAddress}#{code}", code);
    }

    private PersonalLink? ToConsultation(MandateState current, string contact)
    {
        if (current.Plan.ConsultedOf(contact) is null || Link.Of(new(contact), current.Plan, current.Record) is not { } link || !link.OpensAt(clock.Now))
        {
            return null;
        }

        var code = codes.Of(current.Id, link, LinkCodes.Consult);
        return new($"{ConsultationPage}#{code}", code);
    }

    private PersonalLink? ToPackage(MandateState current, string contact)
    {
        var link = Enum.GetValues<TransmittalTo>().Where(body => Recipients.IdOf(body) == contact)
            .Select(body => Link.ToPackage(body, current.Record)).FirstOrDefault();
        if (link?.OpensAt(clock.Now) is not true)
        {
            return null;
        }

        var code = codes.Of(current.Id, link, LinkCodes.Receive);
        return new($"{PackagePage}#{code}", code);
    }
}
