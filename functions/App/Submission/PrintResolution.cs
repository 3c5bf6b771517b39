using Mandates.Functions.Access;
using Mandates.Functions.Documents;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Papers;
using Mandates.Pages.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Submission;

/// <summary>The draft resolution as it would be submitted now, so that the meeting which approves it has read it.</summary>
public sealed class PrintResolution(RequestAccess access, PaperPrinter printer)
{
    [Api("The draft resolution as a Word document", Gives = typeof(Stream), Query = ["language"])]
    [Function("DownloadResolution"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/resolution/document")] HttpRequest request, string mandate, CancellationToken stop) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, stop), $"{mandate}-draft-resolution");

    [Api("The draft resolution as a page to print", Gives = typeof(Stream), Query = ["language"])]
    [Function(nameof(PrintResolution)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/resolution/print")] HttpRequest request, string mandate, CancellationToken stop) =>
        await printer.PageAsync(await PaperAsync(request, mandate, stop));

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, CancellationToken stop) =>
        ResolutionPaper.Of(await access.MandateAsync(mandate, stop), AskedLanguage.Of(request));
}
