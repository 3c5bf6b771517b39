using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Submission;

/// <summary>The draft resolution as it would be submitted now, so that the meeting which approves it has read it.</summary>
public sealed class PrintResolution(RequestAccess access, PaperPrinter printer)
{
    [Api("The draft resolution as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadResolution"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/resolution/document")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, cancellationToken), $"{mandate}-draft-resolution");

    [Api("The draft resolution as a page to print", Gives = typeof(Stream), Query = ["language"])]
    [Function(nameof(PrintResolution)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/resolution/print")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await printer.PageAsync(await PaperAsync(request, mandate, cancellationToken));

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        ResolutionPaper.Of(await access.MandateAsync(mandate, cancellationToken), AskedLanguage.Of(request));
}
