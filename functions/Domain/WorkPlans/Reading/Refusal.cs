namespace Mandates.Domain.WorkPlans.Reading;

/// <summary>Short ways to say what is wrong with a plan's JSON.</summary>
internal static class Refusal
{
    private const int LongestQuote = 60;
    private const int LongestPath = 200;

    public static Finding Of(string code, string path, Sentence message) =>
        Finding.Error(code, Cut(path, LongestPath), message);

    public static WorkPlanInvalidException Whole(string code, Sentence message, Exception? cause = null) =>
        new([Of(code, "$", message)], cause);

    /// <summary>What the author wrote, cut where it would drown the sentence.</summary>
    public static Sentence Quote(string written) => $"\"{Cut(written, LongestQuote)}\"";

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length] + "…";
}
