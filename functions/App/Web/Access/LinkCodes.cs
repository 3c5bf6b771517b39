using System.Buffers.Text;
using SimpleBase;

namespace Mandates.Functions.Web.Access;

/// <summary>What a code claims to be, once its signature is found to be ours.</summary>
public sealed record ClaimedLink(MandateId Mandate, ParticipantId Participant, int Generation);

/// <summary>
/// The codes that personal links carry, such as <c>ag-dec-66/pe.1/0/7KQ4-M9D2-FX3H-J8NP-QRT5-VWXY</c>. A code is derived
/// from a key, so that every reminder can carry it and no store can reveal it. It is bound to the mandate, the
/// participant (and with it the state), the purpose and the generation. It can be read aloud: in any case of letters,
/// with any spaces, and with O for 0 or I for 1 it is the same code.
/// </summary>
public sealed class LinkCodes(IOptions<AccessOptions> options)
{
    /// <summary>To act for a state.</summary>
    public const string Participate = "participate";

    /// <summary>To receive the package.</summary>
    public const string Receive = "receive";

    /// <summary>To answer a consultation.</summary>
    public const string Consult = "consult";

    // In letters of earlier versions, which still open, the parts stand between tildes and the whole signature follows.
    private const char FormerSeparator = '~';

    private const char Separator = '/';
    private const int PartsOfClaim = 3;

    // 120 bits: whoever guesses has to ask this app for each guess, which keeps count of them.
    private const int SignatureBytes = 15;
    private const int SignatureCharacters = SignatureBytes * 8 / 5;
    private const int GroupCharacters = 4;

    private readonly byte[] key = Convert.FromBase64String(options.Value.LinkKey);
    private readonly byte[] formerKey = Convert.FromBase64String(options.Value.FormerLinkKey);

    public string Of(MandateId mandate, Link link, string purpose = Participate)
    {
        var claimed = new ClaimedLink(mandate, link.Participant, link.Generation);
        var signature = Base32.Crockford.Encode(Sign(key, purpose, claimed).AsSpan(0, SignatureBytes));
        return $"{Claim(claimed, Separator)}{Separator}{string.Join('-', signature.Chunk(GroupCharacters).Select(group => new string(group)))}";
    }

    /// <summary>Null when the code is not signed by us. No store is read, so a guess costs nothing and reveals nothing.</summary>
    public ClaimedLink? Read(string code, string purpose = Participate) =>
        code.Contains(FormerSeparator, StringComparison.Ordinal) ? ReadFormer(code, purpose) : ReadSpoken(code, purpose);

    private ClaimedLink? ReadSpoken(string code, string purpose)
    {
        var parts = string.Concat(code.Where(c => !char.IsWhiteSpace(c))).Split(Separator);
        if (parts.Length != PartsOfClaim + 1 || Claimed(parts.Select(part => part.ToLowerInvariant()).ToArray()) is not { } claimed)
        {
            return null;
        }

        var given = new byte[SignatureBytes];
        var text = parts[PartsOfClaim].Replace("-", "", StringComparison.Ordinal);
        return text.Length == SignatureCharacters && Base32.Crockford.TryDecode(text, given, out var length) && length == SignatureBytes && IsSigned(purpose, claimed, given.AsSpan(0, length))
            ? claimed
            : null;
    }

    private ClaimedLink? ReadFormer(string code, string purpose)
    {
        var parts = code.Split(FormerSeparator);
        if (parts.Length != PartsOfClaim + 1 || Claimed(parts) is not { } claimed
            || !Base64Url.IsValid(parts[PartsOfClaim], out var length) || length != HMACSHA256.HashSizeInBytes)
        {
            return null;
        }

        var given = Base64Url.DecodeFromChars(parts[PartsOfClaim]);
        return Base64Url.EncodeToString(given) == parts[PartsOfClaim] && IsSigned(purpose, claimed, given) ? claimed : null;
    }

    private static ClaimedLink? Claimed(string[] parts) =>
        int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var generation) && generation.ToString(CultureInfo.InvariantCulture) == parts[2]
            ? new(new(parts[0]), new(parts[1]), generation)
            : null;

    private bool IsSigned(string purpose, ClaimedLink claimed, ReadOnlySpan<byte> signature) =>
        IsSigned(key, purpose, claimed, signature) || (formerKey.Length > 0 && IsSigned(formerKey, purpose, claimed, signature));

    private static bool IsSigned(byte[] by, string purpose, ClaimedLink claimed, ReadOnlySpan<byte> signature) =>
        CryptographicOperations.FixedTimeEquals(Sign(by, purpose, claimed).AsSpan(0, signature.Length), signature);

    private static string Claim(ClaimedLink claimed, char separator) =>
        string.Create(CultureInfo.InvariantCulture, $"{claimed.Mandate}{separator}{claimed.Participant}{separator}{claimed.Generation}");

    private static byte[] Sign(byte[] by, string purpose, ClaimedLink claimed) =>
        HMACSHA256.HashData(by, Encoding.UTF8.GetBytes($"{purpose}{FormerSeparator}{Claim(claimed, FormerSeparator)}"));
}
