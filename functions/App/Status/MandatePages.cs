using Mandates.Functions.Access;
using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Mandates.Pages;
using Mandates.Pages.Status;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Status;

/// <summary>The pages: all mandates, and one.</summary>
public sealed class MandatePages(StatusReader reader, MandateIndex index, RequestAccess access, PageRenderer pages, EntrancePage entrance)
{
    [Function("HomePage"), Allow(Who.Anyone)]
    public async Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{none:maxlength(0)?}")] HttpRequest request, CancellationToken stop)
    {
        if (access.Caller.Mandate is { } own)
        {
            return new SeeOther($"/mandates/{own}/states/{access.Caller.State}{request.QueryString}");
        }

        if (!access.Caller.IsOfficer)
        {
            return await entrance.ShowAsync(request.HttpContext);
        }

        var lines = await index.ListAsync(stop);
        return await pages.RenderAsync<HomePage>(request.HttpContext, new()
        {
            [nameof(HomePage.Mandates)] = lines.Select(l => new HomePage.Line(l.Id, l.Title, l.Phase, l.Replies, l.States)).ToArray(),
        });
    }

    [Function("MandatePage"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> MandateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        return await pages.RenderAsync<MandatePage>(request.HttpContext, new()
        {
            [nameof(MandatePage.Status)] = await reader.ReadAsync(current, stop),
            [nameof(MandatePage.Plan)] = current.Plan,
        });
    }

    [Function("Asset"), Allow(Who.Anyone)]
    public static IResult Asset(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "assets/{name}")] HttpRequest request, string name)
    {
        if (SiteFiles.Find(name) is not { } file)
        {
            return Results.NotFound();
        }

        request.HttpContext.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return Results.Text(file.Text, file.MediaType);
    }
}
