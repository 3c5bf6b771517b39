using System.Security.Cryptography;
using Mandates.Local.Hosting;

namespace Mandates.Local.Mail;

/// <summary>Signs delivery events as the provider does: ECDSA P-256 over the timestamp and the raw bytes.</summary>
public sealed class EventSigner : IDisposable
{
    public const string SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature";
    public const string TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp";

    private readonly ECDsa key;

    private EventSigner(ECDsa key) => this.key = key;

    /// <summary>The key for the app's settings: the public key as the provider shows it.</summary>
    public string PublicKey => Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    /// <summary>The key kept in the data folder, made on first use and readable by its owner alone.</summary>
    public static EventSigner In(string data)
    {
        var path = Path.Combine(data, "mail-event-key");
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(path))
        {
            try
            {
                key.ImportFromPem(File.ReadAllText(path));
                return new(key);
            }
            catch (Exception damaged) when (damaged is ArgumentException or CryptographicException)
            {
                throw new LocalHostException($"{path} is damaged. Delete it and start again: a new one is made.", damaged);
            }
        }

        using var file = new StreamWriter(Private.Open(path, FileMode.CreateNew));
        file.Write(key.ExportPkcs8PrivateKeyPem());
        return new(key);
    }

    /// <summary>A body with its two headers.</summary>
    public ByteArrayContent Sign(byte[] body, DateTimeOffset at)
    {
        var timestamp = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = key.SignData([.. Encoding.UTF8.GetBytes(timestamp), .. body], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/json");
        content.Headers.Add(SignatureHeader, Convert.ToBase64String(signature));
        content.Headers.Add(TimestampHeader, timestamp);
        return content;
    }

    public void Dispose() => key.Dispose();
}
