using Mandates.Domain.Timeline;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Mail;

/// <summary>One message to one recipient for one reason, as the ledger holds it.</summary>
public sealed record Notice
{
    /// <summary>The id of the notice for the provider and the outbox; it tells neither recipient nor content.</summary>
    public required string Id { get; init; }

    public required string Key { get; init; }
    public required Instant At { get; init; }
    public required NoticeReason Reason { get; init; }
    public StateId? State { get; init; }
    public required string Contact { get; init; }
    public required Language Language { get; init; }

    /// <summary>Null while it is under way.</summary>
    public NoticeOutcome? Outcome { get; init; }

    /// <summary>What the provider last reported of an accepted one; null before it reports anything.</summary>
    public Delivery? Delivery { get; init; }

    /// <summary>When the provider saw that.</summary>
    public Instant? DeliveryAt { get; init; }

    /// <summary>The provider's id of an accepted message, or why it failed.</summary>
    public string? Detail { get; init; }

    /// <summary>The detail as pages say it in other languages; it is kept in English.</summary>
    [JsonIgnore]
    public Sentence? Words => Detail?.Split("The provider answered ") is ["", var answer]
        ? (Sentence)$"The provider answered {answer.TrimEnd('.')}."
        : Detail;

    /// <summary>What a person decided about a notice that was in doubt or did not arrive; null until then.</summary>
    public Settlement? Settlement { get; init; }

    /// <summary>Whether a person should deal with it: it is in doubt or did not arrive, and is not yet resolved.</summary>
    [JsonIgnore]
    public bool IsTroubled => Settlement is null
        && (Outcome is NoticeOutcome.Failed or NoticeOutcome.Unconfirmed || (Delivery?.IsUndelivered() ?? false));

    /// <summary>
    /// The notice after an event of the provider, which proves that it was accepted. Events come late, doubled and out
    /// of order: a final one outweighs the others, and of two alike the later counts. The same notice when it says nothing new.
    /// </summary>
    public Notice After(Delivery reported, Instant at)
    {
        var accepted = this with { Outcome = NoticeOutcome.Accepted };
        var isNews = Delivery is not { } known
            || reported.Weight() > known.Weight()
            || (reported.Weight() == known.Weight() && at > DeliveryAt);
        return isNews ? accepted with { Delivery = reported, DeliveryAt = at } : accepted;
    }
}

/// <summary>Who resolved a notice, when, and why.</summary>
public sealed record Settlement(string By, Instant At, string Reason);

/// <summary>What the provider made of a request to send.</summary>
[JsonConverter(typeof(CamelCaseEnumConverter<NoticeOutcome>))]
public enum NoticeOutcome
{
    Accepted,

    /// <summary>The provider refused it for good.</summary>
    Failed,

    /// <summary>It certainly did not go out, and is tried again.</summary>
    Deferred,

    /// <summary>It did not go out and is no longer needed.</summary>
    Withdrawn,

    /// <summary>The provider never answered, so it may or may not have gone out. Never repeated blindly.</summary>
    Unconfirmed,
}
