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
public sealed class ReceiptVerification(MandateStore mandates, ReplyFiles files, LinkRateLimiter limiter)
{
    /// <exception cref="ProblemException">404 for a number that was never given, 429 after too many wrong numbers.</exception>
    public async Task<(MandateState Current, Reply Reply, Verification Verification)> VerifyAsync(HttpContext http, string number, CancellationToken cancellationToken)
    {
        var (current, reply) = await FindAsync(number, cancellationToken) ?? throw limiter.Wrong(http);
        var altered = new List<string>();
        foreach (var file in reply.Files)
        {
            if ((await files.RecomputeAsync(file.Blob, cancellationToken))?.Are(file.Length, file.Sha256) is not true)
            {
                altered.Add(file.Name);
            }
        }

        return (current, reply, new(altered.Count == 0 ? "match" : "altered", altered, Receipt.For(current.Plan, reply)));
    }

    // A number is mandate, state, version and hash; mandates and states may contain the dash that divides them.
    private async Task<(MandateState, Reply)?> FindAsync(string number, CancellationToken cancellationToken)
    {
        var parts = number.ToLowerInvariant().Split('-');
        for (var cut = parts.Length - 3; cut > Math.Max(0, parts.Length - 3 - StateId.MostCharacters); cut--)
        {
            var current = MandateId.Parse(string.Join('-', parts[..cut])) is { } mandate ? await mandates.FindAsync(mandate, cancellationToken) : null;
            if (current?.Record.Replies.FirstOrDefault(r => r.ReceiptNumber(current.Id).Equals(number, StringComparison.OrdinalIgnoreCase)) is { } reply)
            {
                return (current, reply);
            }
        }

        return null;
    }
}
