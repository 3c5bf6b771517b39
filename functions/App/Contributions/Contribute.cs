using System.Security.Cryptography;
using System.Text;
using Mandates.Domain.Contributions;
using Mandates.Domain.Timeline;
using Mandates.Functions.Access;
using Mandates.Functions.Clock;
using Mandates.Functions.Http;
using Mandates.Functions.OpenApi;
using Mandates.Functions.Timeline;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace Mandates.Functions.Contributions;

public sealed record Proposal(ContributionKind Kind, int Draft, string Paragraph, string Text);

/// <summary>Procedure 6: comments, proposed amendments and new texts, each tied to a paragraph of one draft version.</summary>
public sealed class Contribute(RequestAccess access, ContributionStore contributions, MandateClock clock)
{
    private const int MaxCharacters = 10_000;

    [Api("Comment on a paragraph of a draft, amend it, or add to it", Takes = typeof(Proposal), Gives = typeof(Contribution), Creates = true, Problems = [422])]
    [Function(nameof(Contribute)), Allow(Who.Delegation)]
    public async Task<IResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/mandates/{mandate}/contributions")] HttpRequest request,
        string mandate, [DurableClient] DurableTaskClient client, CancellationToken stop)
    {
        var proposal = await ApiJson.ReadAsync<Proposal>(request, stop);
        var current = await access.MandateAsync(mandate, stop);
        var broken = Broken(current, proposal).ToArray();
        if (broken.Length > 0)
        {
            throw ProblemException.Unprocessable("The contribution cannot be taken.", broken);
        }

        var contribution = new Contribution
        {
            Id = IdOf(proposal),
            State = access.Caller.State!,
            By = access.Caller.Id,
            Kind = proposal.Kind,
            Draft = proposal.Draft,
            Paragraph = proposal.Paragraph,
            Text = proposal.Text.Trim(),
            At = clock.Now,
        };
        var deed = access.Caller.Did("contribute", [$"draft {proposal.Draft}", proposal.Paragraph], ["kind", "text"]);
        if (!await contributions.TryAddAsync(mandate, contribution, deed, stop))
        {
            return ApiJson.Ok(await contributions.FindAsync(mandate, contribution, stop));
        }

        await Nudge.RingAsync(client, current, "contribution", stop);
        return ApiJson.Created($"/api/mandates/{mandate}/contributions", contribution);
    }

    [Api("Comments, proposed amendments and new texts", Gives = typeof(Contribution[]))]
    [Function("ListContributions"), Allow(Who.Officers | Who.Delegation)]
    public async Task<IResult> ListAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/mandates/{mandate}/contributions")] HttpRequest request,
        string mandate, CancellationToken stop)
    {
        await access.MandateAsync(mandate, stop);
        return ApiJson.Ok(await contributions.ListAsync(mandate, stop));
    }

    private static IEnumerable<string> Broken(CurrentMandate current, Proposal proposal)
    {
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
