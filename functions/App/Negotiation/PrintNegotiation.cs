using Mandates.Domain.Negotiation;
using Mandates.Functions.Access;
using Mandates.Functions.Documents;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Papers;
using Mandates.Pages.Documents;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Negotiation;

/// <summary>The negotiating text to take into a room: as a Word document, and to print.</summary>
public sealed class PrintNegotiation(RequestAccess access, NegotiationReader negotiation, PaperPrinter printer)
{
    [Api("The negotiating text as a Word document", Gives = typeof(Stream), Query = ["language"], Problems = [409])]
    [Function("DownloadNegotiation"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/negotiation/document")] HttpRequest request, string mandate, CancellationToken stop) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, stop), $"{mandate}-negotiating-text");

    [Api("The negotiating text as a page to print", Gives = typeof(Stream), Query = ["language"], Problems = [409])]
    [Function(nameof(PrintNegotiation)), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/negotiation/print")] HttpRequest request, string mandate, CancellationToken stop) =>
        await printer.PageAsync(await PaperAsync(request, mandate, stop));

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, CancellationToken stop)
    {
        var current = await access.MandateAsync(mandate, stop);
        var working = await negotiation.ReadAsync(current, stop);
        return NegotiatingPaper.Of(current, working, NegotiatingText.Of(working), AskedLanguage.Of(request));
    }
}
