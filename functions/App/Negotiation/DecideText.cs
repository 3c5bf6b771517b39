using Mandates.Domain.Drafts;
using Mandates.Domain.Negotiation;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Mandates.Functions.Negotiation;

/// <summary>What a meeting decided on a paragraph of a draft version.</summary>
public sealed record TextDecision(
    int Draft, string Paragraph, string Meeting, IReadOnlyList<string>? Accept = null, IReadOnlyList<string>? Reject = null,
    ParagraphStatus? Status = null, IReadOnlyList<Reservation>? Reservations = null, string? Note = null);

/// <summary>Procedure 7: the chair keeps what the working group decided on the text, paragraph by paragraph.</summary>
public sealed class DecideText(RequestAccess access, RecordStore records, NegotiationReader negotiation, MandateClock clock)
{
    [Api("Accept or reject proposals on a paragraph, agree it, or note reservations", Takes = typeof(TextDecision), Gives = typeof(NegotiationDecision), Creates = true, Problems = [409, 422])]
    [Function(nameof(DecideText)), Allow(Who.Secretariat | Who.Chair)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/negotiation/decisions")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        var sent = await ApiJson.ReadAsync<TextDecision>(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        if (current.Record.Reached(current.Plan, Milestone.ResolutionApproved) is not null)
        {
            throw ProblemException.Conflict("The draft is approved.", "Nothing more is decided on its text.");
        }

        var working = await negotiation.ReadAsync(current, stop);
        if (sent.Draft != working.Draft.Version)
        {
            throw ProblemException.Conflict("Another version was published meanwhile.", $"Decide on version {working.Draft.Version}, {working.Draft.Symbol}.");
        }

        var decision = new NegotiationDecision
        {
            Number = (current.Record.Decisions.MaxBy(d => d.Number)?.Number ?? 0) + 1,
            Draft = sent.Draft,
            Paragraph = sent.Paragraph,
            Accept = sent.Accept ?? [],
            Reject = sent.Reject ?? [],
            Status = sent.Status,
            Reservations = sent.Reservations,
            Meeting = sent.Meeting,
            Note = sent.Note,
            Sha256 = "",
            By = access.Caller.Id,
            At = clock.Now,
        };
        if (current.Record.Decisions.MaxBy(d => d.Number) is { } last && IsSame(last, decision))
        {
            return ApiJson.Ok(last);
        }

        var after = working.With([.. current.Record.Decisions, decision]);
        decision = decision with { Sha256 = Paragraph.Hash(after.Find(sent.Paragraph)?.Text ?? "") };
        var broken = NegotiationRules.Broken(current.Plan, working, decision, after).ToArray();
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("This cannot be decided so.", broken);
        }

        var deed = access.Caller.Did("decideText", [working.Draft.Symbol, sent.Paragraph, sent.Meeting, .. decision.Accept, .. decision.Reject], ["accept", "reject", "status", "reservations"]);
        if (!await records.TryAddAsync(mandate, decision, deed, stop))
        {
            throw ProblemException.Conflict("Something was decided on the text meanwhile.", "Look at it and decide again.");
        }

        await negotiation.NoteAsync(mandate, after, stop);
        return ApiJson.Created($"/api/mandates/{mandate}/negotiation", decision);
    }

    // The last decision sent again is the one that is kept.
    private static bool IsSame(NegotiationDecision kept, NegotiationDecision sent) =>
        (kept.Draft, kept.Paragraph, kept.Status, kept.Meeting, kept.Note) == (sent.Draft, sent.Paragraph, sent.Status, sent.Meeting, sent.Note)
        && kept.Accept.SequenceEqual(sent.Accept) && kept.Reject.SequenceEqual(sent.Reject)
        && (kept.Reservations ?? []).SequenceEqual(sent.Reservations ?? []) && kept.Reservations is null == sent.Reservations is null;
}
