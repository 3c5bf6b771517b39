using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Mandates.Domain;
using Mandates.Domain.Timeline;
using NodaTime;

namespace Mandates.Functions.Mail;

/// <summary>One message to one recipient for one reason, as the ledger holds it.</summary>
public sealed record Notice
{
    public required string Key { get; init; }
    public required Instant At { get; init; }
    public required NoticeReason Reason { get; init; }
    public string? State { get; init; }
    public required string Contact { get; init; }
    public required Language Language { get; init; }

    /// <summary>Null while it is under way.</summary>
    public NoticeOutcome? Outcome { get; init; }

    /// <summary>The provider's id of an accepted message, or why it failed.</summary>
    public string? Detail { get; init; }

    /// <summary>What the provider is told: it must not learn who or what.</summary>
    public static string OpaqueId(string mandate, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{mandate}|{key}")).AsSpan(0, 16));
}

[JsonConverter(typeof(CamelCaseEnumConverter<NoticeOutcome>))]
public enum NoticeOutcome
{
    Accepted,

    /// <summary>The provider refused it for good.</summary>
    Failed,

    /// <summary>It certainly did not go out, and is tried again.</summary>
    Deferred,

    /// <summary>The provider never answered, so it may or may not have gone out. Never repeated blindly.</summary>
    Unconfirmed,
}
