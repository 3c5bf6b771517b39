using Mandates.Functions.Documents.Word;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Questionnaires.Compilations;

namespace Mandates.Functions.Questionnaires.Compilations;

public sealed record CompilationLine(int Number, string Symbol, Instant At, int Replies);

/// <summary>The compilations of the replies: listed, as a document and as a table, each in the language asked for.</summary>
public sealed class CompilationApi(RequestAccess access, CompilationBuilder builder)
{
    private const string Base = "api/mandates/{mandate}/compilations";

    [Api("The compilations of the replies: of all of them for officers, of what is shared for delegations and with 'shared=true'", Gives = typeof(CompilationLine[]), Query = ["shared"])]
    [Function("ListCompilations"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(Compilation.Of(current.Plan, current.Record, CompilationReaders.Of(request, access.Caller)).Select(c => new CompilationLine(c.Number, c.Symbol, c.At, c.Replies.Count(r => r.Counts))));
    }

    [Api("A compilation as a Word document", Gives = typeof(Stream), Query = ["language", "shared"])]
    [Function("DownloadCompilation"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> DocumentAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{number:int}/document")] HttpRequest request,
        string mandate, int number, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var view = await builder.BuildAsync(await access.MandateAsync(mandate, cancellationToken), number, CompilationReaders.Of(request, access.Caller), texts, cancellationToken);
        return Results.File(CompilationDocument.Of(view, texts), WordDocument.MediaType, $"{FileName(view)}-{texts.Code}.docx");
    }

    [Api("A compilation as CSV", Gives = typeof(Stream), Query = ["language", "shared"])]
    [Function("DownloadCompilationTable"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> TableAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{number:int}/table")] HttpRequest request,
        string mandate, int number, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        var view = await builder.BuildAsync(await access.MandateAsync(mandate, cancellationToken), number, CompilationReaders.Of(request, access.Caller), texts, cancellationToken);
        return Results.File(CompilationTable.Of(view, texts), "text/csv; charset=utf-8", $"{FileName(view)}-{texts.Code}.csv");
    }

    private static string FileName(CompilationView view) => view.Symbol.Replace('/', '-').Replace(' ', '-').ToLowerInvariant();
}
