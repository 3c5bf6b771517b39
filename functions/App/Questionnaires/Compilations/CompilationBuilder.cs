using Mandates.Functions.Documents.Papers;
using Mandates.Functions.Questionnaires.Replies;
using Mandates.Functions.Record;
using Mandates.Functions.Web;
using Mandates.Pages.Questionnaires.Compilations;

namespace Mandates.Functions.Questionnaires.Compilations;

/// <summary>Puts a compilation into words, in one language. What delegations wrote stays in theirs.</summary>
public sealed class CompilationBuilder(ReplyReading reading, QuestionnaireStore questionnaires)
{
    /// <exception cref="ProblemException">404 when there is none of the number.</exception>
    public Task<CompilationView> BuildAsync(MandateState current, int number, Readers readers, Texts texts, CancellationToken cancellationToken) =>
        Compilation.Of(current.Plan, current.Record, readers).FirstOrDefault(c => c.Number == number) is { } compilation
            ? BuildAsync(current, compilation, readers, texts, cancellationToken)
            : throw ProblemException.NotFound();

    public async Task<CompilationView> BuildAsync(MandateState current, Compilation compilation, Readers readers, Texts texts, CancellationToken cancellationToken)
    {
        var (plan, language) = (current.Plan, texts.Language);
        var newest = (await questionnaires.FindAsync(current.Id, current.Record, cancellationToken))?.Questionnaire;
        var byState = compilation.Replies.ToDictionary(r => r.Reply.State);
        var states = new List<(CompiledReply Compiled, CompiledState State, Answers? Answers)>();
        foreach (var state in StateOrder.Of(plan.States.Where(s => byState.TryGetValue(s.Id, out var there) && there.IsOpen), language))
        {
            var compiled = byState[state.Id];
            var answers = compiled.IsReproduced ? await reading.AnswersAsync(compiled.Reply, cancellationToken) : null;
            var questionnaire = answers is null ? null : (await questionnaires.FindAsync(current.Id, current.Record, cancellationToken, answers.Questionnaire))?.Questionnaire;
            states.Add((compiled, new(
                state.Id, state.Names[language], compiled.Reply.Version, Status(current, compiled, answers, texts),
                [.. questionnaire?.Questions.Where(q => answers!.To(q.Number).Count > 0)
                    .Select(q => new CompiledText(q.Number, q.Text[language], AnswerText.Of(q, answers!.To(q.Number), texts))) ?? []],
                compiled.IsReproduced ? [.. compiled.Reply.Files.Where(f => !f.IsAnswers).Select(f => new Annex(f.Name, f.Length, f.Sha256))] : []), answers));
        }

        return new()
        {
            Symbol = compilation.Symbol,
            Head = PaperWords.Head(current, compilation.Symbol, texts, compilation.At),
            Subject = newest?.Title[language] ?? plan.Mandate.Title,
            AsOf = texts["compilation.as-of", Local(current, compilation.At, texts), texts.ZoneOf(plan), states.Count(s => s.Compiled.Counts), plan.States.Count],
            Questions = [.. newest?.Questions.Select(q => new CompiledQuestion(q.Number, q.Text[language],
                [.. states.Where(s => s.Compiled.Counts).SelectMany(s => s.State.Answers.Where(a => a.Number == q.Number)
                    .Select(a => new CompiledAnswer(s.State.Name, a.Text, Note(s.Compiled, s.Answers!, texts))))])) ?? []],
            States = [.. states.Where(s => s.Compiled.Treatment != Treatment.AsInformation).Select(s => s.State)],
            Information = [.. states.Where(s => s.Compiled.Treatment == Treatment.AsInformation).Select(s => s.State)],
            Readers = current.Record.Visibilities.Count > 0 ? readers : null,
            Closed = [.. StateOrder.Of(plan.States.Where(s => byState.TryGetValue(s.Id, out var there) && !there.IsOpen), language).Select(s => s.Names[language])],
            Without = [.. StateOrder.Of(plan.States.Where(s => !byState.ContainsKey(s.Id)), language).Select(s => s.Names[language])],
        };
    }

    private static string Status(MandateState current, CompiledReply compiled, Answers? answers, Texts texts) => string.Join(" · ", new[]
    {
        $"{texts["receipt.version"]} {compiled.Reply.Version}",
        Local(current, compiled.Reply.ReceivedAt, texts),
        texts[$"treatment.{compiled.Treatment}"],
        compiled.Reply.Channel == ReplyChannel.Online ? "" : texts[$"channel.{compiled.Reply.Channel}"],
        answers is null ? "" : Original(answers, texts),
    }.Where(part => part.Length > 0));

    private static string Note(CompiledReply compiled, Answers answers, Texts texts) => string.Join(" · ", new[]
    {
        compiled.Treatment == Treatment.InTime ? "" : texts[$"treatment.{compiled.Treatment}"],
        compiled.Reply.Channel == ReplyChannel.Online ? "" : texts[$"channel.{compiled.Reply.Channel}"],
        answers.Language == texts.Language ? "" : Original(answers, texts),
    }.Where(part => part.Length > 0));

    private static string Original(Answers answers, Texts texts) => texts["compilation.original", texts[$"written-in.{Texts.In(answers.Language).Code}"]];

    private static string Local(MandateState current, Instant at, Texts texts) => texts.LongMoment(current.Plan.Local(at));
}
