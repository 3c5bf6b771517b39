using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Mandates.App.Tests.Web.OpenApi;

public sealed record GivenAnswer(string Method, string Path, int Status, string? MediaType, string Body)
{
    public override string ToString() => $"{Method} {Path}: {Status} {Body}";
}

/// <summary>Keeps every answer that the API gives.</summary>
public sealed class GivenAnswers : IStartupFilter
{
    private readonly ConcurrentQueue<GivenAnswer> given = [];

    public IReadOnlyCollection<GivenAnswer> All => given;

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(KeepAsync);
        next(app);
    };

    private async Task KeepAsync(HttpContext http, RequestDelegate next)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            await next(http);
            return;
        }

        var body = http.Response.Body;
        using var kept = new MemoryStream();
        http.Response.Body = kept;
        await next(http);
        http.Response.Body = body;
        var media = http.Response.ContentType?.Split(';')[0];
        var text = media?.EndsWith("json", StringComparison.Ordinal) == true ? System.Text.Encoding.UTF8.GetString(kept.ToArray()) : "";
        given.Enqueue(new(http.Request.Method, http.Request.Path, http.Response.StatusCode, media, text));
        kept.Position = 0;
        await kept.CopyToAsync(body);
    }
}
