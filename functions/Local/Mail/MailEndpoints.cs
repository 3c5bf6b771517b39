using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mandates.Local.Mail;

/// <summary>The provider's v3 wire format below /_local/mail. It refuses what the provider refuses.</summary>
internal static partial class MailEndpoints
{
    public static void MapMailProvider(this IEndpointRouteBuilder routes, MailCatcher mail)
    {
        var v3 = routes.MapGroup("/_local/mail/v3").AddEndpointFilter(async (call, next) =>
            HasKey(call.HttpContext.Request)
                ? await next(call)
                : Error(StatusCodes.Status401Unauthorized, new("The provided authorization grant is invalid, expired, or revoked")));
        v3.MapPost("mail/send", (HttpRequest request) => SendAsync(request, mail));
        v3.MapGet("messages", (string? query, int? limit) => Find(mail, query ?? "", limit ?? 10));
    }

    private static async Task<IResult> SendAsync(HttpRequest request, MailCatcher mail)
    {
        JsonNode? body;
        SendError? error;
        try
        {
            body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            error = SendRequest.Check(body);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return Error(StatusCodes.Status400BadRequest, new("Bad Request"));
        }

        if (error is not null)
            return Error(StatusCodes.Status400BadRequest, error);

        return await mail.Answer(request.HttpContext, () =>
        {
            request.HttpContext.Response.Headers["X-Message-Id"] = mail.Accept(body!);
            return Results.StatusCode(StatusCodes.Status202Accepted);
        });
    }

    /// <summary>Like the provider's Email Activity, but only by the notice id.</summary>
    private static IResult Find(MailCatcher mail, string query, int limit)
    {
        if (NoticeQuery().Match(query) is not { Success: true } match)
            return Error(StatusCodes.Status400BadRequest, new("The query is not understood; ask for unique_args['notice']=\"KEY\".", "query"));

        var found = mail.Mails.Where(m => m.Notice == match.Groups["key"].Value).Take(limit);
        return Results.Json(new
        {
            messages = found.Select(m => new { msg_id = m.Id, from_email = m.From, to_email = m.To, subject = m.Subject, status = "delivered", last_event_time = m.At }),
        });
    }

    private static bool HasKey(HttpRequest request) => request.Headers.Authorization.ToString() == $"Bearer {MailCatcher.ApiKey}";

    private static IResult Error(int status, SendError error) => Results.Json(new { errors = new[] { error } }, statusCode: status);

    [GeneratedRegex("""^\(?unique_args\['notice'\]\s*=\s*"(?<key>[^"]*)"\)?$""")]
    private static partial Regex NoticeQuery();
}
