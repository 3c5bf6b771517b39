using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The receipts of replies, held against what is stored now.</summary>
public sealed class ReceiptApi(ReceiptVerification receipts)
{
    [Api("Whether the stored bytes are still those of a receipt", Gives = typeof(Verification), Problems = [404, 429])]
    [Function("VerifyReceipt"), Allow(CallerRoles.Anyone)]
    public async Task<IResult> VerifyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/receipts/{number}")] HttpRequest request, string number, CancellationToken cancellationToken) =>
        ApiJson.Ok((await receipts.VerifyAsync(request.HttpContext, number, cancellationToken)).Verification);
}
