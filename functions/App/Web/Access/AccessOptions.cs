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

    /// <summary>Changes that a participant makes in one go: filling in a long questionnaire, or entering what a delegation has ready. More are answered 429 until time has passed.</summary>
    [Range(1, 10_000)]
    public int ActsAtOnce { get; set; } = 120;

    /// <summary>Changes of a participant in a minute, after those in one go: more than people make, and what programs can wait for.</summary>
    [Range(1, 10_000)]
    public int ActsPerMinute { get; set; } = 60;

    /// <summary>Changes of a participant in a day: several times the busiest day of a negotiation.</summary>
    [Range(1, 1_000_000)]
    public int ActsPerDay { get; set; } = 1_000;

    /// <summary>How many times as much the participants of a state do together: a few of them work at the same time.</summary>
    [Range(1, 100)]
    public int TimesForState { get; set; } = 3;

    /// <summary>Parts of files in a minute: all that a state may keep, twice, in the parts of a mebibyte that the page sends.</summary>
    [Range(1, 100_000)]
    public int PartsPerMinute { get; set; } = 600;

    /// <summary>Bytes that the participants of a state send in a day: all that it may keep, and the same once more for what is replaced.</summary>
    [Range(1, 100L * 1024 * 1024 * 1024)]
    public long BytesPerStateAndDay { get; set; } = 600L * 1024 * 1024;

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
