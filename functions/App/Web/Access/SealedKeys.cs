using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.Functions.Web.Access;

/// <summary>
/// Seals the keys of cookies and forms with a key derived from that of the links, so that whoever reads the storage cannot
/// make a session. Those sealed under the former link key open for as long as its links do.
/// </summary>
/// <remarks>The name of this type stands in stored keys and never changes; the framework makes it from the services.</remarks>
public sealed class SealedKeys(IServiceProvider services) : IXmlEncryptor, IXmlDecryptor
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly AccessOptions access = services.GetRequiredService<IOptions<AccessOptions>>().Value;

    public EncryptedXmlInfo Encrypt(XElement plaintextElement)
    {
        var plain = Encoding.UTF8.GetBytes(plaintextElement.ToString(SaveOptions.DisableFormatting));
        var stored = new byte[NonceBytes + plain.Length + TagBytes];
        RandomNumberGenerator.Fill(stored.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(KeyFrom(access.LinkKey), TagBytes);
        aes.Encrypt(stored.AsSpan(0, NonceBytes), plain, stored.AsSpan(NonceBytes, plain.Length), stored.AsSpan(^TagBytes..));
        return new(new XElement("sealed", Convert.ToBase64String(stored)), typeof(SealedKeys));
    }

    /// <exception cref="CryptographicException">It was sealed under another link key, or altered.</exception>
    public XElement Decrypt(XElement encryptedElement)
    {
        var stored = Convert.FromBase64String(encryptedElement.Value);
        try
        {
            return Open(stored, access.LinkKey);
        }
        catch (AuthenticationTagMismatchException) when (access.FormerLinkKey.Length > 0)
        {
            return Open(stored, access.FormerLinkKey);
        }
    }

    private static XElement Open(byte[] stored, string linkKey)
    {
        var plain = new byte[stored.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(KeyFrom(linkKey), TagBytes);
        aes.Decrypt(stored.AsSpan(0, NonceBytes), stored.AsSpan(NonceBytes, plain.Length), stored.AsSpan(^TagBytes..), plain);
        return XElement.Parse(Encoding.UTF8.GetString(plain));
    }

    // Not the link key itself, which signs: each use has a key of its own.
    private static byte[] KeyFrom(string linkKey) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, Convert.FromBase64String(linkKey), outputLength: 32, info: "Mandates.KeyRing"u8.ToArray());
}
