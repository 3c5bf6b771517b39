using System.ComponentModel.DataAnnotations;

namespace Mandates.Functions.Mail;

/// <summary>Section <c>Mail</c>.</summary>
public sealed class MailOptions
{
    /// <summary>SendGrid API key with the right to send mail.</summary>
    [Required]
    public string ApiKey { get; set; } = "";

    /// <summary>Address of the provider; another one only for the local mail catcher.</summary>
    [Required, Url]
    public string Host { get; set; } = "https://api.sendgrid.com";

    [Required, EmailAddress]
    public string From { get; set; } = "";

    [Required]
    public string FromName { get; set; } = "General Secretariat";

    /// <summary>Public address of this app, for the links in mails.</summary>
    [Required, Url]
    public string BaseAddress { get; set; } = "";

    /// <summary>Whether the app is reached over TLS.</summary>
    internal bool HasTls => BaseAddress.StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    /// <summary>Notices under way at once; also how many a crash can leave unconfirmed.</summary>
    [Range(1, 50)]
    public int InFlight { get; set; } = 8;

    /// <summary>After so long a notice without an outcome is settled. Longer than a request to the provider may take, so that nobody can still be sending it.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the account can look up messages (Email Activity). Without it, what a crash interrupted stays unconfirmed.</summary>
    public bool CanLookUp { get; set; }
}
