using System.ComponentModel.DataAnnotations;

namespace Mandates.Functions.Web.Access;

/// <summary>Section <c>Access</c>.</summary>
public sealed class AccessOptions : IValidatableObject
{
    /// <summary>The key of local.settings.sample.json, which is public.</summary>
    internal const string SampleLinkKey = "bWFrZS1vbmUtd2l0aC1vcGVuc3NsLXJhbmQtYmFzZTY0LTMy";

    private const int LeastKeyBytes = 32;

    /// <summary>Key of the personal links, base64 of at least 32 random bytes. A new one ends every link.</summary>
    [Required]
    public string LinkKey { get; set; } = "";

    /// <summary>The key before the present one: its links still open, new mails carry new ones. Empty ends them.</summary>
    public string FormerLinkKey { get; set; } = "";

    /// <summary>Id of the Entra tenant of the officers; an account of another one is nobody here. Empty leaves it to the platform.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>Opens the officers' roles without the platform. For development only; refused on Azure.</summary>
    public string DevelopmentToken { get; set; } = "";

    /// <summary>Hours after which a browser has to open the link again.</summary>
    [Range(1, 168)]
    public int SessionHours { get; set; } = 12;

    /// <summary>Wrong codes from one address in a minute; more are answered 429.</summary>
    [Range(1, 1000)]
    public int WrongCodesPerMinute { get; set; } = 10;

    /// <summary>Uses of one link in an hour; more are answered 429.</summary>
    [Range(1, 10_000)]
    public int UsesPerLinkAndHour { get; set; } = 60;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsKey(LinkKey) || (FormerLinkKey.Length > 0 && !IsKey(FormerLinkKey)))
        {
            yield return new("The setting 'Access:LinkKey' takes the base64 form of at least 32 random bytes; make one with: openssl rand -base64 32");
        }

        if (DevelopmentToken.Length is > 0 and < LeastKeyBytes)
        {
            yield return new("The setting 'Access:DevelopmentToken' takes at least 32 random characters.");
        }
    }

    private static bool IsKey(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && length >= LeastKeyBytes;
    }
}
