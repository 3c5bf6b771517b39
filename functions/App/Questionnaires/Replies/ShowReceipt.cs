using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A receipt as a page to print, with the stored bytes hashed again.</summary>
public sealed class ShowReceipt(VerifyReceipt verify, PageRenderer pages)
{
    [Function("ReceiptPage"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "receipts/{number}")] HttpRequest request, string number, CancellationToken cancellationToken)
    {
        var (current, reply, verification) = await verify.VerifyAsync(request.HttpContext, number, cancellationToken);
        var state = current.Plan.State(reply.State)!;
        var texts = AskedLanguage.Of(request);
        return await pages.RenderAsync<ReceiptPage>(request.HttpContext, new()
        {
            [nameof(ReceiptPage.T)] = texts,
            [nameof(ReceiptPage.Receipt)] = new ReceiptPage.View(
                verification.Receipt.Number,
                current.Plan.Mandate.Instrument,
                state.Names[texts.Language],
                reply.Channel.ToString(),
                reply.Version,
                InWords(reply.ReceivedAt.InUtc().LocalDateTime, texts),
                InWords(current.Plan.Local(reply.ReceivedAt), texts),
                current.Plan.TimeZone.Id,
                reply.Late,
                [.. reply.Files.Select(f => new Annex(f.Name, f.Length, f.Sha256))],
                reply.Sha256,
                verification.Altered),
        });
    }

    private static string InWords(LocalDateTime at, Texts texts) => $"{texts.LongDate(at.Date)}, {at.ToString("HH:mm:ss", texts.Culture)}";
}
