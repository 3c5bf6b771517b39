using Mandates.Functions.Documents.Word;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Questionnaires.Compilations;

namespace Mandates.Functions.Questionnaires.Compilations;

public sealed record CompilationLine(int Number, string Symbol, Instant At, int Replies);

/// <summary>The compilations of the replies: listed, as a page, as a document and as a table, each in the language asked for.</summary>
public sealed class ReadCompilations(RequestAccess access, CompilationBuilder builder, PageRenderer pages)
{
    private const string Base = "api/mandates/{mandate}/compilations";

    [Api("The compilations of the replies", Gives = typeof(CompilationLine[]))]
    [Function("ListCompilations"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(Compilation.Of(current.Plan, current.Record).Select(c => new CompilationLine(c.Number, c.Symbol, c.At, c.Replies.Count(r => r.Counts))));
    }

    [Api("A compilation as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadCompilation"), Allow(CallerRoles.Officers)]
    public async Task<IResult> DocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{number:int}/document")] HttpRequest request,
        string mandate, int number, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var view = await ViewAsync(await access.MandateAsync(mandate, cancellationToken), number, texts, cancellationToken);
        return Results.File(CompilationDocument.Of(view, texts), WordDocument.MediaType, $"{FileName(view)}-{texts.Code}.docx");
    }

    [Api("A compilation as CSV", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadCompilationTable"), Allow(CallerRoles.Officers)]
    public async Task<IResult> TableAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{number:int}/table")] HttpRequest request,
        string mandate, int number, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var view = await ViewAsync(await access.MandateAsync(mandate, cancellationToken), number, texts, cancellationToken);
        return Results.File(CompilationTable.Of(view, texts), "text/csv; charset=utf-8", $"{FileName(view)}-{texts.Code}.csv");
    }

    /// <summary>The newest one, or that there is none yet.</summary>
    [Function("CompilationsPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> NewestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/compilations")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await PageAsync(request, current, Compilation.Of(current.Plan, current.Record) is [.., var newest] ? newest.Number : null, cancellationToken);
    }

    [Function("CompilationPage"), Allow(CallerRoles.Officers)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "mandates/{mandate}/compilations/{number:int}")] HttpRequest request,
        string mandate, int number, CancellationToken cancellationToken) =>
        await PageAsync(request, await access.MandateAsync(mandate, cancellationToken), number, cancellationToken);

    private async Task<IResult> PageAsync(HttpRequest request, MandateState current, int? number, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        return await pages.RenderAsync<CompilationPage>(request.HttpContext, new()
        {
            [nameof(CompilationPage.Mandate)] = current.Id,
            [nameof(CompilationPage.Title)] = current.Plan.In(texts.Language, current.Plan.Mandate.Title),
            [nameof(CompilationPage.Number)] = number,
            [nameof(CompilationPage.View)] = number is { } asked ? await ViewAsync(current, asked, texts, cancellationToken) : null,
        });
    }

    private async Task<CompilationView> ViewAsync(MandateState current, int number, Texts texts, CancellationToken cancellationToken) =>
        Compilation.Of(current.Plan, current.Record).FirstOrDefault(c => c.Number == number) is { } compilation
            ? await builder.BuildAsync(current, compilation, texts, cancellationToken)
            : throw ProblemException.NotFound();

    private static string FileName(CompilationView view) => view.Symbol.Replace('/', '-').Replace(' ', '-').ToLowerInvariant();
}
