using Mandates.Functions.Web;

namespace Mandates.Functions.Questionnaires.Replies;

/// <summary>The form of a reply: the answers, a file to add or to remove, and whether it is submitted.</summary>
/// <param name="Answers">As they were typed.</param>
/// <param name="HandedTo">Id of the participant who is asked to continue; null for no one.</param>
/// <param name="Seen">Tells which saved answers the page was made from.</param>
/// <param name="Submits">Whether it is submitted, or only saved.</param>
/// <param name="Removed">Name of the file to remove; null for none.</param>
/// <param name="Added">The file to add; null for none.</param>
/// <param name="Reason">Why the reply takes the place of the version before it.</param>
/// <param name="Visibility">Who may read it; null where it was not said.</param>
internal sealed record ReplyForm(Answers Answers, string? HandedTo, string Seen, bool Submits, string? Removed, IFormFile? Added, string Reason, ReplyVisibility? Visibility)
{
    public static async Task<ReplyForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var form = await request.ReadFormAsync(cancellationToken);
        return new(
            AnswersIn(form), Given(form, "handedTo"), form["seen"].ToString(), form["act"] == "submit", Given(form, "remove"),
            form.Files.GetFile("file") is { Length: > 0 } sent ? sent : null, form["reason"].ToString(), VisibilityIn(form["visibility"].ToString()));
    }

    /// <summary>Shared or secretariat; null for nothing.</summary>
    /// <exception cref="ProblemException">422 for another word: nothing may be shared, or held back, by mistake.</exception>
    public static ReplyVisibility? VisibilityIn(string given) =>
        given.Length == 0 ? null
        : Enum.GetValues<ReplyVisibility>().Select(v => (ReplyVisibility?)v).FirstOrDefault(v => Words.Camel(v!.Value) == given)
        ?? throw ProblemException.Unprocessable("The reply was not submitted.", ["Say who may read it ('visibility'): shared or secretariat."]);

    private static string? Given(IFormCollection form, string field) => form[field].ToString() is { Length: > 0 } given ? given : null;

    private static Answers AnswersIn(IFormCollection form) => new(
        int.TryParse(form["questionnaire"], out var number) ? number : 0,
        LanguageCode.Parse(form["language"].ToString()) ?? default,
        form.Where(field => field.Key.StartsWith("q-", StringComparison.Ordinal))
            .Select(field => (Question: field.Key[2..], Values: field.Value.Where(v => !string.IsNullOrWhiteSpace(v)).Select(v => v!).ToArray()))
            .Where(field => field.Values.Length > 0)
            .ToDictionary(field => field.Question, field => (IReadOnlyList<string>)field.Values, StringComparer.Ordinal));
}
