using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;

namespace Mandates.Functions.Status;

/// <summary>Renders a page component to HTML on the server; nothing in it runs in the browser.</summary>
public sealed class PageRenderer(HtmlRenderer renderer)
{
    private const string Policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public async Task<IResult> RenderAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return new Page(html);
    }

    private sealed class Page(string html) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ContentSecurityPolicy = Policy;
            httpContext.Response.Headers.CacheControl = "no-store";
            return Results.Content(html, "text/html; charset=utf-8").ExecuteAsync(httpContext);
        }
    }
}
