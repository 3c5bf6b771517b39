using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Community;

/// <summary>What a consulted process answered in its own name, never for a state. It may answer again: the last answer stands, and the earlier ones stay.</summary>
public sealed record ConsultationAnswer
{
    public const int MostCharacters = 5000;

    /// <summary>On one matter; nobody corrects an answer so often.</summary>
    public const int Most = 20;

    /// <summary>Id of the process in the plan, such as MISPA.</summary>
    public required string Process { get; init; }

    /// <summary>Version of the draft on which it was consulted; 0 for the questionnaire.</summary>
    public required int Draft { get; init; }

    /// <summary>1 for its first answer on this.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }

    /// <summary>Null for an answer in words alone.</summary>
    public required ReplyFile? File { get; init; }

    public required Instant At { get; init; }

    /// <summary>Whose room its file takes: in place of a state, and no state can be called so.</summary>
    [JsonIgnore]
    public StateId Owner => OwnerOf(Process);

    public static StateId OwnerOf(string process) => new($"~{process.ToLowerInvariant()}");

    /// <summary>What keeps it from being recorded, each as a sentence.</summary>
    /// <param name="before">The answers that there are on the same.</param>
    public IEnumerable<Sentence> Broken(IReadOnlyList<ConsultationAnswer> before)
    {
        if (Text.Length == 0 && File is null)
        {
            yield return "Write an answer, or choose a file.";
        }

        if (Text.Length > MostCharacters)
        {
            yield return $"The answer has {Text.Length} characters. Write at most {MostCharacters}, or send it as a file.";
        }

        if (Text.Contains('@', StringComparison.Ordinal))
        {
            yield return "Leave e-mail addresses out of the answer: the record keeps it permanently.";
        }

        if (VisibleText.FirstMisleading(Text) is { } misleading)
        {
            yield return $"The answer contains the character {misleading}, which is not text. Leave it out.";
        }

        if (before.Count >= Most)
        {
            yield return $"There are {Most} answers on this already. Write to the secretariat.";
        }
    }

    /// <summary>Whether another says the same, such as one that was sent twice.</summary>
    public bool IsSameAs(ConsultationAnswer other) => (Process, Draft, Text, File?.Name, File?.Sha256) == (other.Process, other.Draft, other.Text, other.File?.Name, other.File?.Sha256);
}
