using System.Text.Json.Nodes;

namespace Mandates.Local.Mail;

/// <summary>What is wrong with a mail/send request, in the provider's shape.</summary>
internal sealed record SendError(string Message, string? Field = null, string? Help = null);

/// <summary>The body of mail/send: which recipients it names, or why it is refused.</summary>
internal static class SendRequest
{
    private const int MostRecipients = 1_000;
    private const int MostCustomBytes = 10_000;
    private static readonly string[] Kinds = ["to", "cc", "bcc"];

    /// <summary>The first thing that the provider would refuse; null when it would take the mail.</summary>
    public static SendError? Check(JsonNode? body) =>
        body is not JsonObject
            ? new("Bad Request")
            : Recipients(body) ?? Sender(body) ?? Content(body) ?? CustomArguments(body) ?? Attachments(body);

    public static IEnumerable<CaughtMail> Mails(JsonNode body, string id, DateTimeOffset at) =>
        from personalization in body["personalizations"]!.AsArray()
        from to in Addressed(personalization)
        select new CaughtMail(
            id,
            at,
            (string)body["from"]!["email"]!,
            (string)to!["email"]!,
            Subject(body, personalization)!,
            (string?)(personalization!["custom_args"]?["notice"] ?? body["custom_args"]?["notice"]),
            Content(body, "text/plain"),
            Content(body, "text/html"),
            Attachment(body),
            (string?)body["reply_to"]?["email"]);

    private static SendError? Recipients(JsonNode body)
    {
        if (body["personalizations"] is not JsonArray { Count: > 0 } personalizations)
            return new("The personalizations field is required and must have at least one personalization.", "personalizations");
        if (personalizations.Count > MostRecipients || personalizations.Sum(p => Addressed(p).Count()) > MostRecipients)
            return new("The total number of recipients must be no more than 1000. This includes all recipients defined within the to, cc, and bcc parameters, across each object that you include in the personalizations array.", "personalizations");

        foreach (var (i, personalization) in personalizations.Index())
        {
            if (personalization?["to"] is not JsonArray { Count: > 0 })
                return new("The to array is required for all personalization objects, and must have at least one email object with a valid email address.", $"personalizations.{i}.to");
            if (Addressed(personalization).Any(person => !IsAddress(person)))
                return new("Does not contain a valid address.", $"personalizations.{i}.to.0.email");
            if (Addressed(personalization).CountBy(person => ((string)person!["email"]!).ToUpperInvariant()).Any(same => same.Value > 1))
                return new("Each email address in the personalization block should be unique between to, cc, and bcc.", $"personalizations.{i}.to");
        }

        return null;
    }

    private static SendError? Sender(JsonNode body)
    {
        if (!IsAddress(body["from"]))
            return new("The from email does not contain a valid address.", "from.email");
        return body["personalizations"]!.AsArray().Any(p => string.IsNullOrEmpty(Subject(body, p)))
            ? new("The subject is required. You can get around this requirement if you use a template with a subject defined.", "subject")
            : null;
    }

    private static SendError? Content(JsonNode body)
    {
        if (body["content"] is not JsonArray { Count: > 0 } content || content.Any(c => string.IsNullOrEmpty((string?)c?["value"])))
            return new("The content value must be a string at least one character in length.", "content.0.value");
        var types = content.Select(c => (string?)c!["type"]).ToArray();
        return types.Contains("text/plain") && types[0] != "text/plain"
            ? new("If present, text/plain must be first, followed by text/html, followed by any other content.", "content")
            : null;
    }

    private static SendError? CustomArguments(JsonNode body) =>
        body["personalizations"]!.AsArray().Select(p => p!["custom_args"]).Append(body["custom_args"])
            .Any(arguments => arguments is not null && Encoding.UTF8.GetByteCount(arguments.ToJsonString()) >= MostCustomBytes)
            ? new("The combined custom arguments must be less than 10,000 bytes.", "custom_args")
            : null;

    // The provider accepts a method parameter after the media type, and no other.
    private static SendError? Attachments(JsonNode body)
    {
        foreach (var (i, attachment) in (body["attachments"] as JsonArray ?? []).Index())
        {
            if (string.IsNullOrEmpty((string?)attachment?["content"]) || !Convert.TryFromBase64String((string)attachment["content"]!, new byte[((string)attachment["content"]!).Length], out _))
                return new("The attachment content must be base64 encoded.", $"attachments.{i}.content");
            if (string.IsNullOrEmpty((string?)attachment["filename"]))
                return new("The attachment filename is required.", $"attachments.{i}.filename");
            if ((string?)attachment["type"] is { } type && (type.Count(c => c == ';') > 1 || type.AsSpan().ContainsAny('\r', '\n')))
                return new("The attachment type cannot contain ';', or CRLF characters.", $"attachments.{i}.type");
        }

        return null;
    }

    private static IEnumerable<JsonNode?> Addressed(JsonNode? personalization) =>
        Kinds.SelectMany(kind => personalization?[kind] as JsonArray ?? []);

    private static string? Subject(JsonNode body, JsonNode? personalization) => (string?)(personalization?["subject"] ?? body["subject"]);

    private static string? Content(JsonNode body, string type) =>
        (string?)body["content"]!.AsArray().FirstOrDefault(c => (string?)c!["type"] == type)?["value"];

    private static CaughtAttachment? Attachment(JsonNode body) =>
        (body["attachments"] as JsonArray)?.FirstOrDefault() is { } first
            ? CaughtAttachment.Of((string)first["filename"]!, (string?)first["type"] ?? "", (string)first["content"]!)
            : null;

    private static bool IsAddress(JsonNode? person) => ((string?)person?["email"])?.Trim('@').Contains('@', StringComparison.Ordinal) == true;
}
