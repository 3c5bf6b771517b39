using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;
using Mandates.Pages.Documents;
using NodaTime.Text;

namespace Mandates.Functions.Documents;

/// <summary>The documents of a mandate: each with its symbol, languages and forms.</summary>
public sealed class DocumentApi(RequestAccess access)
{
    [Api("The documents that one may see; with 'since', which of them came after it", Gives = typeof(DocumentLine[]), Query = ["since"], Problems = [400])]
    [Function("ListDocuments"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/documents")] HttpRequest request, string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(DocumentLines.Of(current, access.Caller.IsOfficer, Since(request.Query["since"].ToString())));
    }

    private static Instant? Since(string given) =>
        given.Length == 0 ? null
        : InstantPattern.ExtendedIso.Parse(given) is { Success: true } parsed ? parsed.Value
        : throw new ProblemException(400, "The moment cannot be read.", "Give 'since' as in 2012-03-01T12:00:00Z.");
}
