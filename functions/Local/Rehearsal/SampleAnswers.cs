using Mandates.Functions.Web;

namespace Mandates.Local.Rehearsal;

/// <summary>What the delegations of a rehearsal answer to the sample's questionnaire, each in its language.</summary>
internal sealed class SampleAnswers
{
    private readonly Dictionary<string, LocalizedText[]> written;

    private SampleAnswers(Dictionary<string, LocalizedText[]> written) => this.written = written;

    /// <summary>Null for a plan without them: its delegations send files.</summary>
    public static SampleAnswers? Of(WorkPlan plan)
    {
        var file = Path.Combine(AppContext.BaseDirectory, "Plans", $"{plan.Mandate.Id}.answers.json");
        return File.Exists(file) ? new(JsonSerializer.Deserialize<Dictionary<string, LocalizedText[]>>(File.ReadAllText(file), ApiJson.Options)!) : null;
    }

    /// <param name="number">Number of the version that is answered.</param>
    /// <param name="questionnaire">That version.</param>
    /// <param name="language">In which the state answers.</param>
    /// <param name="annex">Name of the file that it annexes, if any.</param>
    /// <param name="draw">The same draws give the same answers.</param>
    public Answers To(int number, Questionnaire questionnaire, Language language, string? annex, Random draw)
    {
        var values = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var question in questionnaire.Questions.Where(q => q.Required || draw.Next(5) > 0))
        {
            if (To(question, language, annex, draw) is { Count: > 0 } given)
            {
                values[question.Number] = given;
            }
        }

        return new(number, language, values);
    }

    private IReadOnlyList<string> To(Question question, Language language, string? annex, Random draw) => question.Kind switch
    {
        QuestionKind.Choice => [question.Options[draw.Next(question.Options.Count)].Id],
        QuestionKind.Multiple => [.. question.Options.Where((_, i) => i == 0 || draw.Next(2) == 0).Select(o => o.Id)],
        QuestionKind.Number => [draw.Next(150, 450).ToString(CultureInfo.InvariantCulture)],
        QuestionKind.Date => [new LocalDate(2004 + draw.Next(7), 1 + draw.Next(12), 1).ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)],
        QuestionKind.Document => annex is null ? [] : [annex],
        _ => written.TryGetValue(question.Number, out var texts) ? [texts[draw.Next(texts.Length)][language]] : [],
    };
}
