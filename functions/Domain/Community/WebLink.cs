namespace Mandates.Domain.Community;

/// <summary>An address outside that everybody in the mandate is shown: plain enough that its host says where it leads.</summary>
public static class WebLink
{
    public const int MostCharacters = 500;

    private const string Remedy = "Give an address that begins with https://, such as https://www.oas.org/en/.";

    /// <param name="given">As it was typed.</param>
    /// <param name="link">The address as it is kept; usable only without a fault.</param>
    /// <returns>What is wrong with it, as a sentence with the remedy; null when it can be used.</returns>
    public static Sentence? Read(string given, out string link)
    {
        link = given.Trim();
        if (link.Length > MostCharacters)
        {
            return $"The address has more than {MostCharacters} characters. Shorten it.";
        }

        // Programs read a backslash as a slash, and leave blanks and invisible characters out: then it leads elsewhere than it says.
        if (link.Any(c => c == '\\' || char.IsWhiteSpace(c) || char.IsControl(c)) || VisibleText.Of(link) != link || VisibleText.FirstMisleading(link) is not null
            || !link.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(link, UriKind.Absolute, out var address))
        {
            return Remedy;
        }

        if (link[8..].Split('/', '?', '#')[0].Contains('@', StringComparison.Ordinal))
        {
            return "The address holds a user name or password. Remove it: everybody would see it.";
        }

        if (address.HostNameType != UriHostNameType.Dns || !address.IdnHost.Trim('.').Contains('.', StringComparison.Ordinal))
        {
            return Remedy;
        }

        link = address.AbsoluteUri;
        return link.Length > MostCharacters ? (Sentence)$"The address has more than {MostCharacters} characters. Shorten it." : null;
    }

    /// <summary>The host as it is looked up, so that letters of other scripts that look alike show; with the port unless it is the usual one.</summary>
    public static string HostOf(string link)
    {
        var address = new Uri(link);
        return address.IsDefaultPort ? address.IdnHost : string.Create(CultureInfo.InvariantCulture, $"{address.IdnHost}:{address.Port}");
    }
}
