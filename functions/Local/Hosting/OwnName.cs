using Microsoft.AspNetCore.Http;

namespace Mandates.Local.Hosting;

/// <summary>
/// Answers to the names of this computer only. A page from elsewhere can have its own name lead here, and would otherwise read
/// what the mail catcher shows.
/// </summary>
internal static class OwnName
{
    public static Task RequireAsync(HttpContext http, RequestDelegate next)
    {
        var (asked, port) = (http.Request.Host, http.Connection.LocalPort);
        return asked.Host is "localhost" or "127.0.0.1" or "[::1]" && (asked.Port ?? port) == port
            ? next(http)
            : Results.Text($"This is a local host; open it as http://localhost:{port}.", statusCode: StatusCodes.Status421MisdirectedRequest).ExecuteAsync(http);
    }
}
