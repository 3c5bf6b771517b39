using Mandates.Functions.Negotiation;
using Mandates.Functions.Negotiation.Contributions;
using Mandates.Functions.Negotiation.Drafts;

namespace Mandates.Local.Rehearsal;

/// <summary>What delegations say on the drafts of a rehearsal, and what the last formal meeting decides on it.</summary>
internal sealed class NegotiationScript(WorkPlan plan, int seed)
{
    private const string AgreedLanguage = ", with full respect for human rights";
    private static readonly string[] Amendments = [AgreedLanguage, ", within the resources at hand", ", in keeping with the law of each state", ", with a gender perspective"];

    private static readonly string[] NewTexts =
    [
        "To train prosecutors and police officers together, at least once a year.",
        "To invite the national authorities of MISPA and REMJA to report on what they have done.",
        "To support the states that ask for it in the protection of witnesses.",
    ];

    private readonly Activity last = plan.Activities.Where(a => a is { Kind: ActivityKind.FormalMeeting, Cancelled: false }).MaxBy(plan.When)!;

    private string Path => $"/api/mandates/{plan.Mandate.Id}";

    public IEnumerable<ScriptedAct> Acts(IReadOnlyList<Instant> drafts) =>
        drafts.SelectMany((at, i) => Contributions(at, i + 1)).Where(act => act.At < plan.When(last))
            .Append(new(plan.When(last)!.Value + Duration.FromMinutes(90), "The text is decided", Actor.Chair, DecideAsync));

    private IEnumerable<ScriptedAct> Contributions(Instant published, int version)
    {
        var draw = new Random(seed + version);
        var states = plan.States.ToArray();
        draw.Shuffle(states);
        foreach (var (i, state) in states.Take(Math.Max(1, states.Length / (3 * version))).Index())
        {
            var (which, words) = (draw.Next(), draw.Next());
            var at = published + Duration.FromMinutes(90 + draw.Next(60 * 18));
            yield return new(at, $"{state.Id} contributes", Actor.Reading(state.Mission), (api, cancellationToken) =>
                ContributeAsync(api, (ContributionKind)(i % 3), version, which, words, cancellationToken));
            if (i == 1)
            {
                yield return new(published + Duration.FromMinutes(60 * 20), $"{state.Id} supports another state", Actor.Reading(state.Mission), (api, cancellationToken) => SupportAsync(api, state.Id, cancellationToken));
            }
        }
    }

    private async Task ContributeAsync(PublicApi api, ContributionKind kind, int version, int which, int words, CancellationToken cancellationToken)
    {
        var body = (await api.GetAsync<DraftView>($"{Path}/drafts/{version}", cancellationToken)).Paragraphs.Where(p => !p.Text.StartsWith('#')).ToArray();
        var paragraph = body[which % body.Length];
        var text = kind switch
        {
            ContributionKind.Comment => "The delegation asks for wording that is brief and can be carried out.",
            ContributionKind.NewText => NewTexts[words % NewTexts.Length],
            _ => $"{paragraph.Text[..^1]}{Amendments[words % Amendments.Length]}{paragraph.Text[^1]}",
        };
        await api.SendAsync(HttpMethod.Post, $"{Path}/contributions", new Proposal(kind, version, paragraph.Id, text, paragraph.Sha256, "It makes the commitment clearer."), cancellationToken);
    }

    private async Task SupportAsync(PublicApi api, StateId state, CancellationToken cancellationToken)
    {
        if ((await OpenAsync(api, cancellationToken)).FirstOrDefault(c => c.Contribution.State != state) is { } other)
        {
            await api.SendAsync(HttpMethod.Put, $"{Path}/contributions/{other.Id}/support", new { }, cancellationToken);
        }
    }

    // The first proposal on each paragraph is taken, the others are not. When it is repeated, nothing is left to decide.
    private async Task DecideAsync(PublicApi api, CancellationToken cancellationToken)
    {
        foreach (var on in (await OpenAsync(api, cancellationToken)).GroupBy(c => c.Paragraph))
        {
            var draft = (await api.GetAsync<NegotiationView>($"{Path}/negotiation", cancellationToken)).Draft;
            var note = on.First().Text.Contains(AgreedLanguage, StringComparison.Ordinal) ? $"agreed language: {plan.Mandate.Instrument}" : null;
            var decision = new TextDecision(draft, on.Key, last.Id, [on.First().Id], [.. on.Skip(1).Select(c => c.Id)], ParagraphStatus.Agreed, Note: note);
            await api.SendAsync(HttpMethod.Post, $"{Path}/negotiation/decisions", decision, cancellationToken);
        }
    }

    private async Task<IEnumerable<StandingContribution>> OpenAsync(PublicApi api, CancellationToken cancellationToken) =>
        (await api.GetAsync<StandingContribution[]>($"{Path}/contributions", cancellationToken)).Where(c => c is { IsProposal: true, Standing: Standing.Open });
}
