namespace Mandates.Local.Mail;

/// <summary>
/// One accepted mail to one recipient: a line of mail.jsonl. The id is the X-Message-Id of its request, the notice
/// (custom_args.notice) the key under which the sender knows it.
/// </summary>
public sealed record CaughtMail(
    string Id, DateTimeOffset At, string From, string To, string Subject, string? Notice, string? Text, string? Html, CaughtAttachment? Attachment = null);

/// <summary>What was attached to a mail; the sender attaches one thing at most.</summary>
public sealed record CaughtAttachment(string Name, string Type, string Content);
