using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Mandates.Local.Mail;

/// <summary>The caught mails as pages, and as JSON for a client that does not ask for HTML.</summary>
internal static class Inbox
{
    // Nothing in a mail may run or be fetched.
    private const string PagePolicy = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private const string MailPolicy = "sandbox; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'self'";

    private const int Shown = 200;
    private const int ListedInJson = 50;

    public static void MapInbox(this IEndpointRouteBuilder routes, MailCatcher mail)
    {
        routes.MapGet("/_local/mail", (HttpRequest request, string? to, int? limit) => WantsPage(request)
            ? Page(InboxPage.List(Matching(mail, to).Take(Shown), to ?? ""))
            : Results.Json(Matching(mail, to).Take(limit ?? ListedInJson).Select(m => new { m.Mail.To, m.Mail.Subject, m.Mail.At, m.Mail.Notice, m.Mail.Text })));
        routes.MapGet("/_local/mail/{number:int}", (int number) => Of(mail, number) is { } found ? Page(InboxPage.Mail(number, found)) : Results.NotFound());
        routes.MapGet("/_local/mail/{number:int}/html", (int number) => Of(mail, number)?.Html is { } html ? Guarded(html, MailPolicy) : Results.NotFound());
        routes.MapGet("/_local/mail/{number:int}/attachment", (int number) => Of(mail, number)?.Attachment is { } attached
            ? Results.File(attached.Bytes(), "application/octet-stream", attached.Name)
            : Results.NotFound());
    }

    private static IEnumerable<(int Number, CaughtMail Mail)> Matching(MailCatcher mail, string? to) =>
        mail.Mails.Select((m, i) => (Number: i + 1, Mail: m))
            .Where(m => string.IsNullOrEmpty(to) || m.Mail.To.Contains(to, StringComparison.OrdinalIgnoreCase))
            .Reverse();

    private static CaughtMail? Of(MailCatcher mail, int number) => mail.Mails.ElementAtOrDefault(number - 1);

    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal);

    private static IResult Page(string html) => Guarded(html, PagePolicy);

    private static IResult Guarded(string html, string policy) => new GuardedPage(html, policy);

    private sealed class GuardedPage(string html, string policy) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = policy;
            httpContext.Response.Headers.XContentTypeOptions = "nosniff";
            httpContext.Response.Headers.CacheControl = "no-store";
            httpContext.Response.Headers["Referrer-Policy"] = "no-referrer";
            return Results.Content(html, "text/html; charset=utf-8").ExecuteAsync(httpContext);
        }
    }
}
