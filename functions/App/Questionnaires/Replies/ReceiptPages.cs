using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Pages.Questionnaires.Replies;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A receipt as a page to print, with the stored bytes hashed again.</summary>
public sealed class ReceiptPages(ReceiptVerification receipts, PageRenderer pages)
{
    [Function("ReceiptPage"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "receipts/{number}")] HttpRequest request, string number, CancellationToken cancellationToken)
    {
        var (current, reply, verification) = await receipts.VerifyAsync(request.HttpContext, number, cancellationToken);
        var texts = AskedLanguage.Of(request);
        return await pages.ShowAsync(request.HttpContext, new ReceiptPageView
        {
            Number = verification.Receipt.Number,
            Instrument = current.Plan.Mandate.Instrument,
            State = current.Plan.State(reply.State)!.Names[texts.Language],
            Channel = reply.Channel,
            Version = reply.Version,
            Utc = InWords(reply.ReceivedAt.InUtc().LocalDateTime, texts),
            Local = InWords(current.Plan.Local(reply.ReceivedAt), texts),
            Zone = texts.ZoneOf(current.Plan),
            IsLate = reply.Late,
            ReadAt = $"/mandates/{current.Id}/states/{reply.State}/replies/{reply.Version}",
            Of = reply.State,
            Files = [.. verification.Receipt.Files.Select(f => new Annex(f.Name == ReplyFile.AnswersName ? texts["receipt.answers"] : f.Name, f.Length, f.Sha256))],
            Sha256 = reply.Sha256,
            IsMatch = verification.Result == "match",
            Altered = [.. verification.Altered.Select(name => name == ReplyFile.AnswersName ? texts["receipt.answers"] : name)],
        });
    }

    private static string InWords(LocalDateTime at, Texts texts) => $"{texts.LongDate(at.Date)}, {at.ToString("HH:mm:ss", texts.Culture)}";
}
