using System.Buffers.Text;

namespace Mandates.Functions.Web.Access;

/// <summary>What a code claims to be, once its signature is found to be ours.</summary>
public sealed record ClaimedLink(MandateId Mandate, ParticipantId Participant, int Generation);

/// <summary>
/// The codes that personal links carry. A code is derived from a key, so that every reminder can carry it and no store
/// can reveal it. It is bound to the mandate, the participant (and with it the state), the purpose and the generation.
/// </summary>
public sealed class LinkCodes(IOptions<AccessOptions> options)
{
    /// <summary>To act for a state.</summary>
    public const string Participate = "participate";

    /// <summary>To receive the package.</summary>
    public const string Receive = "receive";

    private const char Separator = '~';

    private readonly byte[] key = Convert.FromBase64String(options.Value.LinkKey);
    private readonly byte[] formerKey = Convert.FromBase64String(options.Value.FormerLinkKey);

    public string Of(MandateId mandate, Link link, string purpose = Participate)
    {
        var claimed = new ClaimedLink(mandate, link.Participant, link.Generation);
        return $"{Claim(claimed)}{Separator}{Base64Url.EncodeToString(Sign(key, purpose, claimed))}";
    }

    /// <summary>Null when the code is not signed by us. No store is read, so a guess costs nothing and reveals nothing.</summary>
    public ClaimedLink? Read(string code, string purpose = Participate)
    {
        var parts = code.Split(Separator);
        if (parts.Length != 4
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var generation)
            || !Base64Url.IsValid(parts[3], out var length) || length != HMACSHA256.HashSizeInBytes)
        {
            return null;
        }

        var claimed = new ClaimedLink(new(parts[0]), new(parts[1]), generation);
        var given = Base64Url.DecodeFromChars(parts[3]);
        return $"{Claim(claimed)}{Separator}{Base64Url.EncodeToString(given)}" == code
            && (IsSigned(key, purpose, claimed, given) || (formerKey.Length > 0 && IsSigned(formerKey, purpose, claimed, given)))
            ? claimed
            : null;
    }

    private static bool IsSigned(byte[] by, string purpose, ClaimedLink claimed, byte[] signature) =>
        CryptographicOperations.FixedTimeEquals(Sign(by, purpose, claimed), signature);

    private static string Claim(ClaimedLink claimed) =>
        string.Create(CultureInfo.InvariantCulture, $"{claimed.Mandate}{Separator}{claimed.Participant}{Separator}{claimed.Generation}");

    private static byte[] Sign(byte[] by, string purpose, ClaimedLink claimed) =>
        HMACSHA256.HashData(by, Encoding.UTF8.GetBytes($"{purpose}{Separator}{Claim(claimed)}"));
}
