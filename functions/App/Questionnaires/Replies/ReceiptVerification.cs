using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>A receipt, and whether the stored bytes are still those that it was given for.</summary>
/// <param name="Result"><c>match</c> or <c>altered</c>.</param>
/// <param name="Altered">Names of the files whose bytes are others, or gone.</param>
/// <param name="Receipt">As it was given.</param>
public sealed record Verification(string Result, IReadOnlyList<string> Altered, Receipt Receipt);

/// <summary>Anyone who has the number of a receipt can have the stored bytes hashed again.</summary>
public sealed class ReceiptVerification(MandateIndex index, MandateStore mandates, VerifiedReplies replies, LinkRateLimiter limiter, RequestAccess access)
{
    /// <exception cref="ProblemException">404 for a number that was never given; 429 after too many numbers, right or wrong, from an address where no one is signed in.</exception>
    public async Task<(MandateState Current, Reply Reply, Verification Verification)> VerifyAsync(HttpContext http, string number, CancellationToken cancellationToken)
    {
        if (access.Caller == Caller.Unknown)
        {
            limiter.CountAttempt(http);
        }

        var (current, reply) = await FindAsync(number, cancellationToken) ?? throw ProblemException.NotFound();
        var altered = await replies.AlteredAsync(current.Id, reply, cancellationToken);
        var receipt = Receipt.For(current.Plan, reply);

        // Whoever has the number of a reply for the secretariat can prove it, and does not learn what its files are called.
        return MayReadAll(current, reply)
            ? (current, reply, new(altered.Count == 0 ? "match" : "altered", altered, receipt))
            : (current, reply, new(altered.Count == 0 ? "match" : "altered", [], receipt.For(Readers.Package, current.Record)));
    }

    private bool MayReadAll(MandateState current, Reply reply) =>
        access.Caller.IsOfficer || (access.Caller.Mandate == current.Id && access.Caller.State == reply.State) || current.Record.MayRead(Readers.Package, reply.State);

    // A number is mandate, state, version and secret; mandates and states may contain the dash that divides them.
    private async Task<(MandateState, Reply)?> FindAsync(string number, CancellationToken cancellationToken)
    {
        var parts = number.ToLowerInvariant().Split('-');
        if (parts.Length < 4 || !parts[^1].All(char.IsAsciiHexDigit) || !parts[^2].All(char.IsAsciiDigit))
        {
            return null;
        }

        for (var cut = parts.Length - 3; cut > Math.Max(0, parts.Length - 3 - StateId.MostCharacters); cut--)
        {
            // A row of the index costs less to look for than a record.
            var current = MandateId.Parse(string.Join('-', parts[..cut])) is { } mandate && await index.FindAsync(mandate, cancellationToken) is not null
                ? await mandates.FindAsync(mandate, cancellationToken)
                : null;
            if (current?.Record.Replies.FirstOrDefault(r => r.ReceiptNumber(current.Id).Equals(number, StringComparison.OrdinalIgnoreCase)) is { } reply)
            {
                return (current, reply);
            }
        }

        return null;
    }
}
