using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Participants.AddressBook;

/// <summary>The address book as CSV: taken out, previewed, accepted. Accepting names in If-Match the digest of the preview.</summary>
public sealed class AddressBookApi(AddressBooks books, BulkReads reads, RequestAccess access)
{
    [Api("The address book as CSV", Gives = typeof(Stream))]
    [Function("ExportAddressBook"), Allow(CallerRoles.Officers)]
    public async Task<IResult> ExportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/address-book")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        var book = await books.ExportAsync(current, cancellationToken);
        await reads.NoteAsync(request, current.Id, "exportAddressBook", cancellationToken);
        return Results.File(book, "text/csv; charset=utf-8", $"{mandate}-address-book.csv");
    }

    [Api("What an address book would change", Takes = typeof(Stream), Gives = typeof(BookPreview), Problems = [422])]
    [Function("PreviewAddressBook"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> PreviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/address-book/preview")] HttpRequest request,
        string mandate, CancellationToken cancellationToken) =>
        ApiJson.Ok(await books.PreviewAsync(await access.MandateAsync(mandate, cancellationToken), await BodyAsync(request, cancellationToken), cancellationToken));

    [Api("Take in the address book that was previewed", Takes = typeof(Stream), Gives = typeof(BookPreview), Header = "If-Match", Problems = [409, 412, 422, 428])]
    [Function("ImportAddressBook"), Allow(CallerRoles.Secretariat)]
    public async Task<IResult> ImportAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/address-book")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        if (request.Headers.IfMatch.ToString().Trim('"') is not { Length: > 0 } digest)
        {
            throw new ProblemException(428, "The address book was not previewed.", "Send it to …/address-book/preview first, and then here with the digest of the preview in If-Match.");
        }

        return ApiJson.Ok(await books.AcceptAsync(await access.MandateAsync(mandate, cancellationToken), await BodyAsync(request, cancellationToken), digest, access.Caller, client, cancellationToken));
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await new BoundedStream(request.Body, BookFile.MostBytes).CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}
