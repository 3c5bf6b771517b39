using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation;

/// <summary>What a meeting decided on a paragraph of a draft version.</summary>
public sealed record TextDecision(
    int Draft, string Paragraph, string Meeting, IReadOnlyList<string>? Accept = null, IReadOnlyList<string>? Reject = null,
    ParagraphStatus? Status = null, IReadOnlyList<Reservation>? Reservations = null, string? Note = null);

/// <summary>Procedure 7: the chair keeps what the working group decided on the text, paragraph by paragraph.</summary>
public sealed class DecideText(RequestAccess access, TextDecisions decisions)
{
    [Api("Accept or reject proposals on a paragraph, agree it, or note reservations", Takes = typeof(TextDecision), Gives = typeof(NegotiationDecision), Creates = true, Problems = [409, 422])]
    [Function(nameof(DecideText)), Allow(CallerRoles.Secretariat | CallerRoles.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/negotiation/decisions")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var sent = await ApiJson.ReadAsync<TextDecision>(request, cancellationToken);
        var current = await access.MandateAsync(mandate, cancellationToken);
        var proposed = await decisions.WorkOutAsync(current, sent, cancellationToken);
        await decisions.KeepAsync(current, proposed, cancellationToken);
        return proposed.Kept is { } kept ? ApiJson.Ok(kept) : ApiJson.Created($"/api/mandates/{mandate}/negotiation", proposed.Decision);
    }
}
