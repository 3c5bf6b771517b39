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

    // The curve of the provider's keys, P-256.
    private const string Curve = "1.2.840.10045.3.1.7";

    private readonly string[] keys = KeysIn(options.Value.EventKey);
    private readonly Duration age = Duration.FromTimeSpan(options.Value.EventAge);

    public bool IsOf(IHeaderDictionary headers, ReadOnlyMemory<byte> body) =>
        keys.Length > 0
        && headers[Timestamp].ToString() is var timestamp
        && IsRecent(timestamp)
        && Bytes(headers[Signature].ToString()) is { } signature
        && keys.Any(key => IsSigned(key, [.. Encoding.UTF8.GetBytes(timestamp), .. body.Span], signature));

    /// <summary>Whether a setting can be the provider's key, or several of its keys; empty is none.</summary>
    public static bool AreKeys(string setting) => KeysIn(setting).All(IsKey);

    private static string[] KeysIn(string setting) => setting.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsKey(string text)
    {
        try
        {
            using var key = ECDsa.Create();
            var bytes = Convert.FromBase64String(text);
            key.ImportSubjectPublicKeyInfo(bytes, out var read);
            return read == bytes.Length && key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == Curve;
        }
        catch (Exception wrong) when (wrong is FormatException or CryptographicException or PlatformNotSupportedException)
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

    private static bool IsSigned(string by, byte[] data, byte[] signature)
    {
        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(by), out _);
        return key.VerifyData(data, signature, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static byte[]? Bytes(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
