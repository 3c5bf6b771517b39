using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;

namespace Mandates.Functions.Negotiation;

/// <summary>The negotiating text to take into a room: as a Word document, and to print.</summary>
public sealed class PrintNegotiation(RequestAccess access, NegotiatingTextStore negotiation, PaperPrinter printer)
{
    [Api("The negotiating text as a Word document", Gives = typeof(Stream), Query = ["language"], Problems = [409])]
    [Function("DownloadNegotiation"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> WordAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/negotiation/document")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        PaperPrinter.WordFile(await PaperAsync(request, mandate, cancellationToken), $"{mandate}-negotiating-text");

    [Api("The negotiating text as a page to print", Gives = typeof(Stream), Query = ["language"], Problems = [409])]
    [Function(nameof(PrintNegotiation)), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> PageAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/negotiation/print")] HttpRequest request, string mandate, CancellationToken cancellationToken) =>
        await printer.PageAsync(await PaperAsync(request, mandate, cancellationToken));

    private async Task<Paper> PaperAsync(HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var working = await negotiation.ReadAsync(current, cancellationToken);
        return NegotiatingPaper.Of(current, working, NegotiatingText.Of(working), AskedLanguage.Of(request));
    }
}
