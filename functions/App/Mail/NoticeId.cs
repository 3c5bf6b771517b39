namespace Mandates.Functions.Mail;

/// <summary>
/// The id by which the provider knows a notice; it reveals neither recipient nor content. The first part is the mandate's, so that an
/// event of the provider finds its ledger.
/// </summary>
public static class NoticeId
{
    private const int MandateBytes = 4;
    private const int NoticeBytes = 16;

    public static string Of(MandateId mandate, string key) => Prefix(mandate) + Hash($"{mandate}|{key}", NoticeBytes);

    /// <summary>Whether a notice of this id can be the mandate's.</summary>
    public static bool IsOf(string id, MandateId mandate) => id.StartsWith(Prefix(mandate), StringComparison.Ordinal);

    /// <summary>Whether the text could be an id at all.</summary>
    public static bool IsWellFormed(string id) => id.Length == 2 * (MandateBytes + NoticeBytes) && id.All(char.IsAsciiHexDigitLower);

    private static string Prefix(MandateId mandate) => Hash(mandate, MandateBytes);

    private static string Hash(string text, int bytes) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, bytes));
}
