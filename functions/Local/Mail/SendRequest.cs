using System.Text.Json.Nodes;

namespace Mandates.Local.Mail;

/// <summary>What is wrong with a mail/send request, in the provider's shape.</summary>
internal sealed record SendError(string Message, string? Field = null, string? Help = null);

/// <summary>The body of mail/send: which recipients it names, or why it is refused.</summary>
internal static class SendRequest
{
    public static SendError? Check(JsonNode? body)
    {
        if (body is not JsonObject)
            return new("Bad Request");
        if (body["personalizations"] is not JsonArray { Count: > 0 } personalizations)
            return new("The personalizations field is required and must have at least one personalization.", "personalizations");
        if (personalizations.Any(p => p?["to"] is not JsonArray { Count: > 0 } to || to.Any(t => !IsAddress(t))))
            return new("Does not contain a valid address.", "personalizations.0.to.0.email");
        if (!IsAddress(body["from"]))
            return new("The from email does not contain a valid address.", "from.email");
        if (personalizations.Any(p => string.IsNullOrEmpty(Subject(body, p))))
            return new("The subject is required. You can get around this requirement if you use a template with a subject defined.", "subject");
        if (body["content"] is not JsonArray { Count: > 0 } content || content.Any(c => string.IsNullOrEmpty((string?)c?["value"])))
            return new("The content value must be a string at least one character in length.", "content.0.value");
        return null;
    }

    public static IEnumerable<CaughtMail> Mails(JsonNode body, string id, DateTimeOffset at) =>
        from personalization in body["personalizations"]!.AsArray()
        from to in personalization!["to"]!.AsArray()
        select new CaughtMail(
            id,
            at,
            (string)body["from"]!["email"]!,
            (string)to!["email"]!,
            Subject(body, personalization)!,
            (string?)(personalization["custom_args"]?["notice"] ?? body["custom_args"]?["notice"]),
            Content(body, "text/plain"),
            Content(body, "text/html"));

    private static string? Subject(JsonNode body, JsonNode? personalization) => (string?)(personalization?["subject"] ?? body["subject"]);

    private static string? Content(JsonNode body, string type) =>
        (string?)body["content"]!.AsArray().FirstOrDefault(c => (string?)c!["type"] == type)?["value"];

    private static bool IsAddress(JsonNode? person) => ((string?)person?["email"])?.Trim('@').Contains('@', StringComparison.Ordinal) == true;
}
