namespace Mandates.Domain.WorkPlans;

/// <summary>The instruction, the body it is given to, and the session it is due at.</summary>
public sealed record Mandate
{
    /// <summary>A slug such as <c>ag-dec-66</c>; also the id of the root orchestration.</summary>
    public required MandateId Id { get; init; }

    /// <summary>Symbol of the instrument, such as AG/DEC. 66 (XLI-O/11).</summary>
    public required string Instrument { get; init; }

    public required string Title { get; init; }
    public required LocalDate AdoptedOn { get; init; }
    public required string AdoptedAt { get; init; }
    public required int Paragraph { get; init; }
    public required string Text { get; init; }

    /// <summary>What is to be prepared, such as "Plan of Action".</summary>
    public required string Product { get; init; }

    public required Office MandatedBody { get; init; }
    public required IReadOnlyList<ConsultedProcess> Consulted { get; init; }
    public required Office Secretariat { get; init; }
    public required Session DueSession { get; init; }
}

/// <summary>A body with one mailbox: the mandated body, the secretariat, the body whose session it is.</summary>
public sealed record Office(string Name, string Email);

/// <summary>A process of national authorities to be consulted, such as MISPA or REMJA. Without an address nothing is sent to it.</summary>
public sealed record ConsultedProcess(string Id, string Name, string? Email = null, Language Language = Language.English);

/// <summary>The session that considers the product; both days are part of it.</summary>
public sealed record Session(Office Body, string Name, string Place, LocalDate Opens, LocalDate Closes);

/// <summary>
/// The group that negotiates. The source may give it several titles: the first is used. Unless the plan says that it
/// elects no vice chairs, its first phase is not over before they are elected.
/// </summary>
public sealed record WorkingGroup(IReadOnlyList<string> Titles, Chair Chair, bool ElectsViceChairs = true);

public sealed record Chair(string Name, string Title, StateId State, string Email, Language Language = Language.English);
