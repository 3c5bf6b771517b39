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

    /// <summary>Notices under way at once; also how many a crash can leave unconfirmed.</summary>
    [Range(1, 50)]
    public int InFlight { get; set; } = 16;

    /// <summary>Mails that the app sends on one real day at most, for all mandates together, half of them for one; what is left over goes out the next day.</summary>
    [Range(1, 1_000_000)]
    public int DailyCeiling { get; set; } = 10_000;

    /// <summary>How long the provider may take to answer; after that the notice is in doubt.</summary>
    public TimeSpan AnswerWithin { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The public key of the provider's signed event webhook, as the provider shows it; the old and the new one, with a comma between them, while they change. Without it no event is believed.</summary>
    public string EventKey { get; set; } = "";

    /// <summary>How far the timestamp of an event may be from the mandate's time.</summary>
    public TimeSpan EventAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a notice may be without an outcome before another process takes it over and completes it. Longer than a request to the provider may take, so that no process can still be sending it.</summary>
    public TimeSpan SettleAfter { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Whether the account can look up messages (Email Activity). Without it, what a crash interrupted stays unconfirmed.</summary>
    public bool CanLookUp { get; set; }
}
