using Mandates.Functions.Clock;

namespace Mandates.Functions.Mail;

/// <summary>
/// Whether events come from the provider: ECDSA over the timestamp and the raw bytes, line end included, and not much
/// older or newer than now, so that a captured request cannot be used again later.
/// </summary>
public sealed class EventSignature(IOptions<MailOptions> options, MandateClock clock)
{
    private const string Signature = "X-Twilio-Email-Event-Webhook-Signature";
    private const string Timestamp = "X-Twilio-Email-Event-Webhook-Timestamp";

    private readonly byte[] publicKey = Convert.FromBase64String(options.Value.EventKey);
    private readonly Duration age = Duration.FromTimeSpan(options.Value.EventAge);

    public bool IsOf(IHeaderDictionary headers, ReadOnlyMemory<byte> body) =>
        publicKey.Length > 0
        && headers[Timestamp].ToString() is var timestamp
        && IsRecent(timestamp)
        && Bytes(headers[Signature].ToString()) is { } signature
        && IsSigned([.. Encoding.UTF8.GetBytes(timestamp), .. body.Span], signature);

    /// <summary>Whether a setting can be the provider's key; empty is none.</summary>
    public static bool IsKey(string setting)
    {
        if (setting.Length == 0)
        {
            return true;
        }

        using var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(setting), out _);
            return true;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException)
        {
            return false;
        }
    }

    private bool IsRecent(string timestamp)
    {
        var now = clock.Now.ToUnixTimeSeconds();
        return long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds >= now - (long)age.TotalSeconds
            && seconds <= now + (long)age.TotalSeconds;
    }

    private bool IsSigned(byte[] data, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(publicKey, out _);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
