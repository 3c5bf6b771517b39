namespace Mandates.Local.Mail;

/// <summary>
/// One accepted mail to one recipient: a line of mail.jsonl. The id is the X-Message-Id of its request, the notice
/// (custom_args.notice) the key under which the sender knows it.
/// </summary>
public sealed record CaughtMail(
    string Id, DateTimeOffset At, string From, string To, string Subject, string? Notice, string? Text, string? Html, CaughtAttachment? Attachment = null,
    string? ReplyTo = null);

/// <summary>What was attached to a mail; the sender attaches one thing at most.</summary>
/// <param name="Name">The file name.</param>
/// <param name="Type">The media type, with its parameters.</param>
/// <param name="Content">Of a text, the text itself; of anything else, its bytes in base64.</param>
public sealed record CaughtAttachment(string Name, string Type, string Content)
{
    public static CaughtAttachment Of(string name, string type, string base64) => new(name, type, IsText(type) ? Encoding.UTF8.GetString(Convert.FromBase64String(base64)) : base64);

    public byte[] Bytes() => IsText(Type) ? Encoding.UTF8.GetBytes(Content) : Convert.FromBase64String(Content);

    private static bool IsText(string type) => type.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
