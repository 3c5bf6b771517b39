namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A file that somebody uploaded: saved by the browser, never shown in place, and running nothing.</summary>
internal sealed class Download(Stream content, string name) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        httpContext.Response.Headers.CacheControl = "private, no-store";
        return Results.File(content, "application/octet-stream", name).ExecuteAsync(httpContext);
    }
}
