namespace Mandates.Domain.Audit;

/// <summary>
/// Who did what to a mandate, and when. Each record holds the hash of the one before it, so that none can be changed,
/// dropped or moved unnoticed. Ids and field names only: a name or an address would have to be erased one day.
/// </summary>
public sealed record AuditRecord
{
    /// <summary>1 for the start of the mandate, then one more each.</summary>
    public required int Number { get; init; }

    /// <summary>Mandate time.</summary>
    public required Instant At { get; init; }

    public required AuditEntry Deed { get; init; }

    /// <summary>The facts that were written with this record.</summary>
    public required IReadOnlyList<AuditedFact> Facts { get; init; }

    /// <summary>Hash of the record before; of the first one, <see cref="AuditChain.Beginning"/>.</summary>
    public required string Previous { get; init; }

    /// <summary>SHA-256 of this record without this field, in lower-case hexadecimal.</summary>
    public string Hash { get; init; } = "";
}

/// <summary>An act, as the audit keeps it.</summary>
/// <param name="Who">Id of the participant or account; <c>timeline</c> for what the timeline does on its own.</param>
/// <param name="From">Id of the link, with its generation, or the role under which the account acted.</param>
/// <param name="Act">The name of the function or of the act, in camelCase.</param>
/// <param name="About">Ids of what it was done to.</param>
/// <param name="Fields">The fields that were given or changed, by name.</param>
/// <param name="Why">
/// The reason that was given, in the words of who acted. In the chain, which goes into the package, only records of earlier
/// versions have it: the others hold <see cref="WhySha256"/>, and the words are kept beside the chain.
/// </param>
public sealed record AuditEntry(
    string Who, string From, string Act, IReadOnlyList<string> About, IReadOnlyList<string> Fields, string? Why = null)
{
    /// <summary>What the chain holds of the reason: the hash of <see cref="AuditReason"/>. Null where none was given, and in records that are older than this property.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? WhySha256 { get; init; }

    /// <summary>As the chain holds it: the hash of the reason in place of its words.</summary>
    public AuditEntry Committed(AuditReason? reason) => reason is null ? this : this with { Why = null, WhySha256 = reason.Sha256 };

    /// <summary>What the mandate's timeline does on its own, without a person.</summary>
    public static AuditEntry ByTimeline(string act, params IReadOnlyList<string> about) => new("timeline", "timeline", act, about, []);
}

/// <summary>A fact of the record: its key, and SHA-256 of its JSON in lower-case hexadecimal.</summary>
public sealed record AuditedFact(string Key, string Sha256);

/// <summary>The reason of an act as it is kept beside the chain, for those who may read it.</summary>
/// <param name="Text">In the words of who acted.</param>
/// <param name="Salt">Random, so that a short reason cannot be guessed from its hash.</param>
public sealed record AuditReason(string Text, string Salt)
{
    /// <summary>What the chain holds of it: SHA-256 of the salt, a line feed and the text, in lower-case hexadecimal.</summary>
    [JsonIgnore]
    public string Sha256 => AuditChain.Sha256($"{Salt}\n{Text}");
}
