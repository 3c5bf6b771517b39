using Mandates.Domain.Community;
using Mandates.Domain.Participants;
using Mandates.Functions.Community;
using Mandates.Functions.Participants;
using Mandates.Functions.WorkPlans;

namespace Mandates.Local.Rehearsal;

/// <summary>What is shared in the community of a rehearsal: comments on the work plan, information while the replies are written; and which missions want to be told of it in one letter.</summary>
internal sealed class CommunityScript(WorkPlan plan, int seed)
{
    private const int OneInLetters = 7;
    private const int OneInNotes = 6;

    // The day before the first formal meeting, which takes them up.
    private static readonly string[] Comments = ["Two formal meetings are few. Please keep room for informal ones.", "The delegation supports the proposed calendar.", "The questionnaire should reach the capitals before the holidays end."];

    private string Path => $"/api/mandates/{plan.Mandate.Id}";

    public IEnumerable<ScriptedAct> Acts()
    {
        if (plan.CommentsClose() is { } closes)
        {
            foreach (var (i, text) in Comments.Take(plan.States.Count).Index())
            {
                var state = plan.States[(seed + (i * 5)) % plan.States.Count];
                yield return new(closes - Duration.FromDays(1) - Duration.FromHours(i), $"{state.Id} comments on the work plan", Actor.Reading(state.Mission), (api, cancellationToken) =>
                    api.SendAsync(HttpMethod.Post, $"{Path}/plan/comments", new PlanCommentText(text), cancellationToken));
            }
        }

        if (plan.SingleOf(ActivityKind.QuestionnaireDispatch) is not { } dispatch || plan.When(dispatch) is not { } begins)
        {
            yield break;
        }

        yield return new(begins + Duration.FromHours(3), "The secretariat publishes a link", Actor.Secretariat, (api, cancellationToken) => api.SendAsync(
            HttpMethod.Post, $"{Path}/information",
            new NewLink(InformationKind.Information, Language.English, new(En: plan.Mandate.Title), $"https://mandates.example/{plan.Mandate.Id}"), cancellationToken));
        foreach (var (i, state) in plan.States.Index())
        {
            var mission = Actor.Reading(state.Mission);
            if ((i + seed) % OneInLetters == 0)
            {
                var rhythm = new RhythmGiven(i % 2 == 0 ? NoticeRhythm.Weekly : NoticeRhythm.Daily);
                yield return new(begins + Duration.FromHours(4), $"{state.Id} wants one letter", mission, (api, cancellationToken) =>
                    api.SendAsync(HttpMethod.Put, $"{Path}/own-notices", rhythm, cancellationToken));
            }

            if ((i + seed) % OneInNotes == 1)
            {
                var at = begins + Duration.FromDays(4 + (i % 5)) + Duration.FromMinutes(i);
                yield return new(at, $"{state.Id} publishes a concept note", mission, (api, cancellationToken) => PublishAsync(api, state, version: 1, cancellationToken));
                if (i < OneInNotes)
                {
                    yield return new(at + Duration.FromDays(1), $"{state.Id} publishes it anew", mission, (api, cancellationToken) => PublishAnewAsync(api, state, cancellationToken));
                }
            }
        }
    }

    private Task PublishAsync(PublicApi api, MemberState state, int version, CancellationToken cancellationToken) => api.SendAsync(
        $"{Path}/information",
        [("kind", "conceptNote"), ("language", state.Language.Code()), ($"title-{state.Language.Code()}", plan.Translate(state.Language, plan.Mandate.Product))],
        SampleDocuments.Reply(plan, state, version), $"note-{state.Id}-{version}.pdf", "application/pdf", cancellationToken);

    // Withdrawn is only what stands, so that it may be repeated.
    private async Task PublishAnewAsync(PublicApi api, MemberState state, CancellationToken cancellationToken)
    {
        foreach (var first in (await api.GetAsync<InformationView[]>($"{Path}/information", cancellationToken)).Where(i => i.State == state.Id && i.Withdrawn is null && i.File?.Name.EndsWith("-1.pdf", StringComparison.Ordinal) is true))
        {
            await api.SendAsync(HttpMethod.Put, $"{Path}/information/{first.Number}/withdrawal", new Reasoned("A figure was corrected."), cancellationToken);
        }

        await PublishAsync(api, state, version: 2, cancellationToken);
    }
}
