using Mandates.Domain.Record;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Negotiation;

/// <summary>
/// What a meeting decided on one paragraph of the draft: which proposals are taken into it and which are not, and whether
/// it is agreed. Decisions are numbered; a later one may decide otherwise.
/// </summary>
public sealed record NegotiationDecision
{
    public required int Number { get; init; }
    public required int Draft { get; init; }
    public required string Paragraph { get; init; }

    /// <summary>Ids of the contributions that are taken into the text.</summary>
    public IReadOnlyList<string> Accept { get; init; } = [];

    /// <summary>Ids of the contributions that are not.</summary>
    public IReadOnlyList<string> Reject { get; init; } = [];

    /// <summary>Null leaves it as it was.</summary>
    public ParagraphStatus? Status { get; init; }

    /// <summary>All of the paragraph's reservations from now on; null leaves them as they were.</summary>
    public IReadOnlyList<Reservation>? Reservations { get; init; }

    /// <summary>Id of the meeting that decided.</summary>
    public required string Meeting { get; init; }

    public string? Note { get; init; }

    /// <summary>Hash of the words that the paragraph has with this decision: agreement refers to these words and ends when they change.</summary>
    public required string Sha256 { get; init; }

    public required string By { get; init; }
    public required Instant At { get; init; }
}

/// <summary>The decision by which a paragraph was agreed.</summary>
/// <param name="Meeting">Id of the meeting that decided.</param>
/// <param name="At">When it was recorded.</param>
public sealed record Agreement(string Meeting, Instant At)
{
    /// <summary>The day, in the plan's zone, of the sitting at which it was decided; by the plan where no sitting was recorded yet. Null when the meeting has no day.</summary>
    public LocalDate? Day(WorkPlan plan, MandateRecord record) =>
        record.Meetings.Where(m => m.Activity == Meeting && m.HeldAt <= At).Max(m => (Instant?)m.HeldAt) is { } held
            ? plan.Local(held).Date
            : plan.Activity(Meeting)?.Date;
}

/// <summary>A state joins in the agreement and keeps its position on a point; printed as a footnote.</summary>
public sealed record Reservation(StateId State, string Text);

[JsonConverter(typeof(CamelCaseEnumConverter<ParagraphStatus>))]
public enum ParagraphStatus
{
    Open,

    /// <summary>Subject to confirmation by the capitals.</summary>
    AgreedAdReferendum,

    Agreed,
}
