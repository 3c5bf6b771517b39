using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Compilations;

namespace Mandates.Functions.Questionnaires.Compilations;

/// <summary>The compilations of the replies as pages.</summary>
public sealed class CompilationPages(RequestAccess access, CompilationBuilder builder, PageRenderer pages)
{
    private const string Address = "mandates/{mandate}/compilations";

    /// <summary>The newest one, or that there is none yet.</summary>
    [Function("CompilationsPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> NewestAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address)] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return await RenderAsync(request, current, Compilation.Of(current.Plan, current.Record, CompilationReaders.Of(request, access.Caller)) is [.., var newest] ? newest.Number : null, cancellationToken);
    }

    [Function("CompilationPage"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Address + "/{number:int}")] HttpRequest request,
        string mandate, int number, CancellationToken cancellationToken) =>
        await RenderAsync(request, await access.MandateAsync(mandate, cancellationToken), number, cancellationToken);

    private async Task<IResult> RenderAsync(HttpRequest request, MandateState current, int? number, CancellationToken cancellationToken)
    {
        var texts = AskedLanguage.Of(request);
        return await pages.ShowAsync(request.HttpContext, new CompilationPageView
        {
            Mandate = current.Id,
            Title = current.Plan.Translate(texts.Language, current.Plan.Mandate.Title),
            Number = number,
            Shared = Compilation.Of(current.Plan, current.Record, Readers.States).FirstOrDefault(c => c.Number == number)?.Symbol,
            Compilation = number is { } asked ? await builder.BuildAsync(current, asked, CompilationReaders.Of(request, access.Caller), texts, cancellationToken) : null,
        });
    }
}
