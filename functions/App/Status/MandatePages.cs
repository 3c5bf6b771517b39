using Mandates.Functions.Timeline;
using Mandates.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Status;

/// <summary>The pages: all mandates, and one.</summary>
public sealed class MandatePages(StatusReader reader, MandateIndex index, PageRenderer pages)
{
    [Function("HomePage")]
    public async Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{none:maxlength(0)?}")] HttpRequest request, CancellationToken stop)
    {
        var lines = await index.ListAsync(stop);
        return await pages.RenderAsync<HomePage>(new()
        {
            [nameof(HomePage.Mandates)] = lines.Select(l => new HomePage.Line(l.Id, l.Title, l.Phase, l.Replies, l.States)).ToArray(),
        });
    }

    [Function("MandatePage")]
    public async Task<IResult> MandateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}")] HttpRequest request,
        string mandate, CancellationToken stop) =>
        await pages.RenderAsync<MandatePage>(new() { [nameof(MandatePage.Status)] = await reader.ReadAsync(mandate, stop) });

    [Function("Stylesheet")]
    public static IResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name)
    {
        if (name != Stylesheet.Name)
        {
            return Results.NotFound();
        }

        request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(Stylesheet.Text, "text/css; charset=utf-8");
    }
}
