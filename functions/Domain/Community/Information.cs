using Mandates.Domain.Questionnaires.Replies;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Community;

/// <summary>A document or link that was published in the community (procedure 3), for all who may enter the mandate. Never changed; a withdrawal is a fact of its own.</summary>
public sealed record Information
{
    /// <summary>In place of a state, where the files of officers lie; no state can be called so.</summary>
    public static readonly StateId Officers = new("~officers");

    /// <summary>1 for the first of the mandate; counted without a hole, and used once only.</summary>
    public required int Number { get; init; }

    public required InformationKind Kind { get; init; }

    /// <summary>Of the document itself.</summary>
    public required Language Language { get; init; }

    public required Titles Titles { get; init; }

    /// <summary>The state under whose name it stands; null for one of an office.</summary>
    public required StateId? State { get; init; }

    /// <summary>The office under whose name it stands; null for one of a state.</summary>
    public required PublishingOffice? Office { get; init; }

    /// <summary>Id of the account or participant.</summary>
    public required string By { get; init; }

    public required Instant At { get; init; }

    /// <summary>Null for a link.</summary>
    public required ReplyFile? File { get; init; }

    /// <summary>An address as <see cref="WebLink"/> takes it; null for a file.</summary>
    public required string? Link { get; init; }

    /// <summary>Whose room its file takes.</summary>
    [JsonIgnore]
    public StateId Owner => State ?? Officers;

    /// <summary>Such as <c>AG-DEC-66/INF.3</c>.</summary>
    public string Symbol(WorkPlan plan) => plan.Symbol(string.Create(CultureInfo.InvariantCulture, $"INF.{Number}"));

    /// <summary>Whether another says the same in the same name, such as one that was sent twice.</summary>
    public bool IsSameAs(Information other) =>
        (Kind, Language, Titles, State, Office, Link, File?.Name, File?.Sha256)
        == (other.Kind, other.Language, other.Titles, other.State, other.Office, other.Link, other.File?.Name, other.File?.Sha256);
}

/// <summary>A title in one language or more; those that are missing are null.</summary>
public sealed record Titles(string? En = null, string? Es = null, string? Fr = null, string? Pt = null)
{
    public string? this[Language language] => language switch
    {
        Language.Spanish => Es,
        Language.French => Fr,
        Language.Portuguese => Pt,
        _ => En,
    };

    /// <summary>The title for a reader, and the language that it is in: the reader's where it is given, or else that of the document, in which there always is one.</summary>
    public (string Text, Language Language) For(Language reader, Language document) =>
        this[reader] is { } own ? (own, reader) : (this[document] ?? "", document);
}

[JsonConverter(typeof(CamelCaseEnumConverter<InformationKind>))]
public enum InformationKind
{
    Information,
    Statement,
    ConceptNote,
}

/// <summary>An office of the mandate in whose name something is published.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<PublishingOffice>))]
public enum PublishingOffice
{
    Secretariat,
    Chair,
}

/// <summary>What was published is taken back: its number stays used, and its reason stands in its place.</summary>
public sealed record InformationWithdrawal
{
    /// <summary>Of the information.</summary>
    public required int Number { get; init; }

    public required string Reason { get; init; }

    /// <summary>The state that took it back; null for an office.</summary>
    public required StateId? State { get; init; }

    /// <summary>The office that took it back; null for a state.</summary>
    public required PublishingOffice? Office { get; init; }

    public required string By { get; init; }
    public required Instant At { get; init; }
}
