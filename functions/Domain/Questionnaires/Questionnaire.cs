using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires;

/// <summary>What the states are asked, in the four languages.</summary>
public sealed record Questionnaire
{
    public required LocalizedText Title { get; init; }
    public LocalizedText? Introduction { get; init; }
    public required IReadOnlyList<Section> Sections { get; init; }

    [JsonIgnore]
    public IEnumerable<Question> Questions => Sections.SelectMany(s => s.Questions);
}

public sealed record Section(LocalizedText Title, IReadOnlyList<Question> Questions);

public sealed record Question
{
    /// <summary>As it is printed, such as 4; answers are kept under it.</summary>
    public required string Number { get; init; }

    public required QuestionKind Kind { get; init; }
    public required LocalizedText Text { get; init; }
    public LocalizedText? Help { get; init; }

    /// <summary>Whether a reply that is filled in on the page must answer it.</summary>
    public bool Required { get; init; }

    /// <summary>What a choice is among; empty for the other kinds.</summary>
    public IReadOnlyList<Option> Options { get; init; } = [];
}

/// <summary>Id: what is kept as the answer.</summary>
public sealed record Option(string Id, LocalizedText Text);

[JsonConverter(typeof(CamelCaseEnumConverter<QuestionKind>))]
public enum QuestionKind
{
    Text,

    /// <summary>One of the options.</summary>
    Choice,

    /// <summary>Any of the options.</summary>
    Multiple,

    Number,
    Date,

    /// <summary>A file of the reply, by its name.</summary>
    Document,
}

/// <summary>A version of the questionnaire that was published, under the revision of the work plan in force at that moment.</summary>
public sealed record QuestionnaireVersion(int Number, string Sha256, int PlanRevision, string By, Instant At);
