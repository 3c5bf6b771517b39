using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires;

/// <summary>A questionnaire as the form of its page carries it: as JSON that people can read.</summary>
internal static class QuestionnaireForm
{
    public const string Field = "json";

    private static readonly JsonSerializerOptions Readable = new(ApiJson.Options) { WriteIndented = true };

    public static FormValues Of(Questionnaire questionnaire) => new([new(Field, JsonSerializer.Serialize(questionnaire, Readable))]);

    /// <exception cref="ProblemException">422, with the place that cannot be read.</exception>
    public static Questionnaire Read(FormValues typed)
    {
        try
        {
            return JsonSerializer.Deserialize<Questionnaire>(typed[Field], ApiJson.Options) ?? throw Unread("It is empty.");
        }
        catch (JsonException wrong)
        {
            var fault = JsonFault.Of(Encoding.UTF8.GetBytes(typed[Field]), typeof(Questionnaire), ApiJson.Options);
            throw Unread($"Line {wrong.LineNumber + 1}, at {fault.Path}, is not what a questionnaire has there. Correct it there or just before.", fault.Remedy);
        }
    }

    private static ProblemException Unread(params Sentence[] why) => ProblemException.Unprocessable("The questionnaire was not published.", why);
}
