using Mandates.Functions.Clock;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Functions.Web.Access;

namespace Mandates.Functions.Negotiation.Contributions;

/// <summary>Base: the hash of the paragraph's words as the draft version gives it.</summary>
public sealed record Proposal(ContributionKind Kind, int Draft, string Paragraph, string Text, string Base, string? Rationale = null);

/// <summary>A contribution as it was recorded, with a remark that is only advice.</summary>
public sealed record TakenContribution(Contribution Contribution, string? Remark);

/// <summary>Takes a comment, a proposed amendment or a new text, tied to a paragraph of the present draft version.</summary>
public sealed class Contributing(ContributionStore contributions, NegotiatingTextStore negotiation, RequestAccess access, MandateClock clock)
{
    /// <summary>Records it, or finds it recorded already.</summary>
    /// <exception cref="ProblemException">409 when the window is closed or the paragraph has changed, 422 when the contribution breaks a rule.</exception>
    public async Task<Recorded<TakenContribution>> TakeAsync(MandateState current, Proposal proposal, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var now = clock.Now;
        ContributionBasis.RequireOpen(current, now);
        var working = await negotiation.ReadAsync(current, cancellationToken);
        var paragraph = ContributionBasis.Require(working, proposal.Paragraph, proposal.Base);
        var state = access.Caller.State!.Value;
        var id = IdOf(proposal, state, working.Contributions);
        var same = working.Contributions.FirstOrDefault(c => c.Id == id)?.Contribution;
        Sentence[] broken =
        [
            .. ContributionRules.Broken(proposal.Kind, proposal.Text, proposal.Rationale, paragraph),
            .. same is null && ContributionRules.TooMany(working, state) is { } rule ? [rule] : Array.Empty<Sentence>(),
        ];
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The contribution was not recorded.", broken);
        }

        var contribution = same ?? new Contribution
        {
            Id = id,
            State = state,
            By = access.Caller.Id,
            Kind = proposal.Kind,
            Draft = working.Draft.Version,
            Paragraph = proposal.Paragraph,
            Text = proposal.Text.Trim(),
            At = now,
            Base = proposal.Base,
            Rationale = proposal.Rationale?.Trim(),
        };
        var entry = access.Caller.Audit("contribute", [$"draft {contribution.Draft}", contribution.Paragraph], ["kind", "text", "rationale"]);
        var recorded = await contributions.AddAsync(current, contribution, entry, client, cancellationToken);
        await negotiation.NoteAsync(current, cancellationToken);

        // The store reports an identical contribution as new, because a write whose answer was lost is sent again.
        return new(new(recorded.Fact, ContributionRules.Remark(current.Plan, WordDiff.Words(contribution.Text).Count())), recorded.IsNew && same is null);
    }

    // The id is derived from the content, so that a contribution sent twice is one; a withdrawn one may be made again.
    private static string IdOf(Proposal proposal, StateId state, IReadOnlyList<StandingContribution> all)
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
