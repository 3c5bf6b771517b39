using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Submission;

/// <summary>The draft resolution as it would be submitted now, so that the meeting which approves it has read it.</summary>
public sealed class ResolutionApi(RequestAccess access, PaperPrinter printer)
{
    private const string Resolution = "api/mandates/{mandate}/resolution";

    [Api("The draft resolution as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadResolution"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resolution + "/document")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, cancellationToken), $"{mandate}-draft-resolution");

    [Api("The draft resolution as a page to print", Gives = typeof(Stream), Query = ["language"])]
    [Function("PrintResolution"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Resolution + "/print")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await printer.PageAsync(await PaperAsync(request, mandate, cancellationToken));

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        ResolutionPaper.Of(await access.MandateAsync(mandate, cancellationToken), AskedLanguage.Of(request));
}
