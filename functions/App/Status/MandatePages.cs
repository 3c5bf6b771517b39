using Mandates.Functions.Clock;
using Mandates.Functions.Participants;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Status;

namespace Mandates.Functions.Status;

/// <summary>The pages: all mandates, and one.</summary>
public sealed class MandatePages(MandateViews views, ParticipantViews participants, BulkReads reads, MandateIndex index, RequestAccess access, PageRenderer pages, MandateClock clock)
{
    [Function("HomePage"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> HomeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "{none:maxlength(0)?}")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (access.Caller.Mandate is { } own)
        {
            return new SeeOther($"/mandates/{own}/states/{access.Caller.State}{request.QueryString}");
        }

        if (!access.Caller.IsOfficer)
        {
            return await pages.ShowSignInAsync(request.HttpContext);
        }

        var texts = AskedLanguage.Of(request);
        BoardView[] all =
        [
            .. (await index.ListAsync(cancellationToken)).Select(line => Board.Of(line, clock.Now, texts))
                .OrderByDescending(line => line.Health).ThenBy(line => line.WaitingUntil ?? Instant.MaxValue),
        ];
        var (mandates, next) = ListPages.Of(request, all, line => line.Id, Board.LinesOnAPage);
        return await pages.ShowAsync(request.HttpContext, new HomePageView { Mandates = mandates, Next = next });
    }

    [Function("MandatePage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> MandateAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        await pages.ShowAsync(request.HttpContext, await views.ViewAsync(await access.MandateAsync(mandate, cancellationToken), QueryOf(request), cancellationToken));

    [Function("StateMatrixFile"), Allow(CallerRoles.Officers)]
    public async Task<IResult> StatesAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/states.csv")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var view = await views.ViewAsync(current, QueryOf(request), cancellationToken);
        var table = StateTable.Of(view, await participants.ReadAsync(current, null, cancellationToken), texts);
        await reads.NoteAsync(request, current.Id, "exportStates", cancellationToken);
        return Results.File(table, "text/csv; charset=utf-8", $"{mandate}-{texts.Code}.csv");
    }

    private static StateQuery QueryOf(HttpRequest request) =>
        StateQuery.Of(request.Query["show"], request.Query["sort"], request.Query["down"], request.Query["all"]);

    [Function("Asset"), Allow(CallerRoles.Anyone)]
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
