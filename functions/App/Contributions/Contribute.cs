using System.Security.Cryptography;
using System.Text;
using Mandates.Domain.Contributions;
using Mandates.Domain.Participants;
using Mandates.Domain.Timeline;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Contributions;

public sealed record Proposal(string State, ContributionKind Kind, int Draft, string Paragraph, string Text);

/// <summary>Procedure 6: comments, proposed amendments and new texts, each tied to a paragraph of one draft version.</summary>
public sealed class Contribute(RecordStore records, ContributionStore contributions, MandateClock clock)
{
    private const int MaxCharacters = 10_000;

    [Function(nameof(Contribute))]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/mandates/{mandate}/contributions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var proposal = await ApiJson.ReadAsync<Proposal>(request, stop);
        var current = await records.GetAsync(mandate, stop);
        var broken = Broken(current, proposal).ToArray();
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The contribution cannot be taken.", broken);
        }

        var contribution = new Contribution
        {
            Id = IdOf(proposal),
            State = proposal.State,
            By = Recipients.MissionId(proposal.State),
            Kind = proposal.Kind,
            Draft = proposal.Draft,
            Paragraph = proposal.Paragraph,
            Text = proposal.Text.Trim(),
            At = clock.Now,
        };
        var isNew = await contributions.TryAddAsync(mandate, contribution, stop);
        var kept = isNew ? contribution : (await contributions.FindAsync(mandate, contribution, stop))!;

        // Also when it was there: a crash may have come between the two writes.
        if (await records.TryAddAsync(mandate, ContributionMade.Of(kept), stop))
        {
            await Nudge.RingAsync(client, current, "contribution", stop);
        }

        return isNew ? ApiJson.Created($"/api/mandates/{mandate}/contributions", kept) : ApiJson.Ok(kept);
    }

    [Function("ListContributions")]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/mandates/{mandate}/contributions")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        await records.GetAsync(mandate, stop);
        return ApiJson.Ok(await contributions.ListAsync(mandate, stop));
    }

    private static IEnumerable<string> Broken(CurrentMandate current, Proposal proposal)
    {
        if (current.Plan.State(proposal.State) is null)
        {
            yield return $"'{proposal.State}' is not a member state of this work plan.";
        }

        var draft = current.Record.Drafts.FirstOrDefault(d => d.Version == proposal.Draft);
        if (draft is null)
        {
            yield return $"The draft has no version {proposal.Draft}.";
        }
        else if (!draft.Paragraphs.Contains(proposal.Paragraph))
        {
            yield return $"Version {proposal.Draft} has no paragraph '{proposal.Paragraph}'.";
        }

        if (string.IsNullOrWhiteSpace(proposal.Text) || proposal.Text.Length > MaxCharacters)
        {
            yield return $"Give a text of at most {MaxCharacters} characters.";
        }

        if (current.Record.Reached(current.Plan, Milestone.ResolutionApproved) is not null)
        {
            yield return "The draft is approved; it takes no more contributions.";
        }
    }

    // From the content, so that the same contribution sent twice is one.
    private static string IdOf(Proposal proposal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{proposal.Kind}|{proposal.Text.Trim()}")).AsSpan(0, 8));
}
