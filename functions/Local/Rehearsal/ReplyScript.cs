using Mandates.Functions.Questionnaires;
using Mandates.Functions.Questionnaires.Replies;

namespace Mandates.Local.Rehearsal;

/// <summary>How a delegation replies in a rehearsal: it fills in the questionnaire, with an annex or not, or sends a document of its own.</summary>
internal sealed class ReplyScript(WorkPlan plan)
{
    private readonly SampleAnswers? answers = SampleAnswers.Of(plan);

    /// <param name="api">The API with the access of the delegation.</param>
    /// <param name="state">The state that replies.</param>
    /// <param name="version">1, or 2 for a reply that replaces the first and gives a reason.</param>
    /// <param name="words">The seed of the answers: the same seed gives the same reply.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public Task ReplyAsync(PublicApi api, MemberState state, int version, int words, CancellationToken cancellationToken)
    {
        var path = $"/api/mandates/{plan.Mandate.Id}/states/{state.Id}";
        return answers is null || words % 6 == 0
            ? api.SendAsync(HttpMethod.Put, $"{path}/reply", SampleDocuments.Reply(plan, state, version), $"reply-{state.Id}-{version}.pdf", "application/pdf", cancellationToken)
            : FillInAsync(api, path, state, version, words, cancellationToken);
    }

    // Most leave it to the plan; what a state said first holds for its corrections.
    private static ReplyVisibility? Visibility(int version, int words) => version == 1 && words % 5 == 1 ? ReplyVisibility.Secretariat : null;

    private async Task FillInAsync(PublicApi api, string path, MemberState state, int version, int words, CancellationToken cancellationToken)
    {
        var draw = new Random(words);
        string? annex = draw.Next(3) == 0 ? $"policy-{state.Id}.pdf" : null;
        if (annex is not null)
        {
            await api.SendAsync(HttpMethod.Put, $"{path}/working-copy/files", SampleDocuments.Reply(plan, state, version), annex, "application/pdf", cancellationToken);
        }

        var asked = await api.GetAsync<QuestionnaireView>($"/api/mandates/{plan.Mandate.Id}/questionnaire", cancellationToken);
        var seen = await api.GetTagAsync($"{path}/working-copy", cancellationToken);
        var edit = new CopyEdit(answers!.To(asked.Version, asked.Questionnaire, state.Language, annex, draw));
        var saved = await api.SendAsync(HttpMethod.Put, $"{path}/working-copy", edit, seen, cancellationToken);
        await api.SendAsync(HttpMethod.Post, $"{path}/working-copy/submission", new SubmissionReason(version > 1 ? "A figure was corrected." : null, Visibility(version, words)), saved, cancellationToken);
    }
}
