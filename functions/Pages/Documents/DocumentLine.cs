using System.Text.Json.Serialization;

namespace Mandates.Pages.Documents;

/// <summary>A document of a mandate, and where its forms are.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Symbol">Its symbol, such as AG-DEC-66/doc.1 rev.1.</param>
/// <param name="At">When it came to be.</param>
/// <param name="Languages">Those that it is there in.</param>
/// <param name="ForOfficersOnly">Whether delegations may not see it.</param>
/// <param name="IsNew">Whether it came after the last visit.</param>
/// <param name="Forms">Where it is, in each form.</param>
public sealed record DocumentLine(
    DocumentKind Kind, string Symbol, Instant At, IReadOnlyList<Language> Languages, bool ForOfficersOnly, bool IsNew, IReadOnlyList<DocumentForm> Forms)
{
    /// <summary>What it is called; null where the kind says it.</summary>
    public Titles? Titles { get; init; }
}

/// <param name="Name">Such as DOCX; null for a page or a check, which has a name in each language.</param>
/// <param name="Language">Null where the form has the visitor's language, or none.</param>
/// <param name="Address">Its path.</param>
public sealed record DocumentForm(string? Name, Language? Language, string Address);

[JsonConverter(typeof(CamelCaseEnumConverter<DocumentKind>))]
public enum DocumentKind
{
    WorkPlan,
    Information,
    Questionnaire,
    Compilation,
    Draft,
    NegotiatingText,
    SummaryRecord,
    Resolution,
    Package,
}
