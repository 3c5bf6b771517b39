using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;
using Mandates.Functions.Web.OpenApi;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Base: the hash of the paragraph's words as the draft version gives it.</summary>
public sealed record Proposal(ContributionKind Kind, int Draft, string Paragraph, string Text, string Base, string? Rationale = null);

/// <summary>A contribution as it was taken; the remark is nothing but advice.</summary>
public sealed record TakenContribution(Contribution Contribution, string? Remark);

/// <summary>Procedure 6: comments, proposed amendments and new texts, each tied to a paragraph of one draft version.</summary>
public sealed class Contribute(RequestAccess access, ContributionStore contributions, NegotiatingTextStore negotiation, MandateClock clock)
{
    [Api("Comment on a paragraph of a draft, amend it, or add to it", Takes = typeof(Proposal), Gives = typeof(TakenContribution), Creates = true, Problems = [409, 422])]
    [Function(nameof(Contribute)), Allow(CallerRoles.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/contributions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        var proposal = await ApiJson.ReadAsync<Proposal>(request, cancellationToken);
        var (taken, isNew) = await TakeAsync(await access.MandateAsync(mandate, cancellationToken), proposal, client, cancellationToken);
        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/contributions", taken) : ApiJson.Ok(taken);
    }

    [Api("Comments, proposed amendments and new texts, with what has become of each", Gives = typeof(StandingContribution[]))]
    [Function("ListContributions"), Allow(CallerRoles.Officers | CallerRoles.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/contributions")] HttpRequest request,
        string mandate, CancellationToken cancellationToken)
    {
        var current = await access.MandateAsync(mandate, cancellationToken);
        return ApiJson.Ok(current.Record.Contributions.Count == 0 ? [] : (await negotiation.ReadAsync(current, cancellationToken)).Contributions);
    }

    /// <summary>Takes it, or finds it taken already.</summary>
    internal async Task<(TakenContribution Taken, bool IsNew)> TakeAsync(MandateState current, Proposal proposal, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        OpenWindow.Require(current, now);
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var paragraph = ReadParagraph.Require(working, proposal.Paragraph, proposal.Base);
        var broken = ContributionRules.Broken(proposal.Kind, proposal.Text, proposal.Rationale, paragraph).ToArray();
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The contribution cannot be taken.", broken);
        }

        var id = IdOf(proposal, access.Caller.State!, working.Contributions);
        var same = working.Contributions.FirstOrDefault(c => c.Id == id)?.Contribution;
        var contribution = same ?? new Contribution
        {
            Id = id,
            State = access.Caller.State!,
            By = access.Caller.Id,
            Kind = proposal.Kind,
            Draft = working.Draft.Version,
            Paragraph = proposal.Paragraph,
            Text = proposal.Text.Trim(),
            At = now,
            Base = proposal.Base,
            Rationale = proposal.Rationale?.Trim(),
        };
        var deed = access.Caller.Audit("contribute", [$"draft {contribution.Draft}", contribution.Paragraph], ["kind", "text", "rationale"]);
        var isNew = await contributions.TryAddAsync(current.Id, contribution, deed, cancellationToken) && same is null;
        // Also for one that is sent again: the first time may have ended before it rang.
        await PhaseNudge.RaiseAsync(client, current, "contribution", cancellationToken);
        await negotiation.NoteAsync(current, cancellationToken);

        var kept = isNew ? contribution : (await contributions.FindAsync(current.Id, contribution, cancellationToken))!;
        return (new(kept, ContributionRules.Remark(current.Plan, WordDiff.Words(contribution.Text).Count())), isNew);
    }

    // From the content, so that the same contribution sent twice is one; what was withdrawn may be said again.
    private static string IdOf(Proposal proposal, string state, IReadOnlyList<StandingContribution> all)
    {
        for (var again = 0; ; again++)
        {
            var id = Paragraph.Hash($"{state}|{proposal.Paragraph}|{proposal.Base}|{proposal.Kind}|{again}|{proposal.Text.Trim()}")[..16];
            if (all.FirstOrDefault(c => c.Id == id) is not { Standing: Standing.Withdrawn })
            {
                return id;
            }
        }
    }
}
