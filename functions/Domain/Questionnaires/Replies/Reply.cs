using System.Security.Cryptography;
using Mandates.Domain.WorkPlans;

namespace Mandates.Domain.Questionnaires.Replies;

/// <summary>One submitted version of a state's reply to the questionnaire. Never overwritten.</summary>
public sealed record Reply
{
    public required StateId State { get; init; }

    /// <summary>1 for the first; a state has replied with it, late or not.</summary>
    public required int Version { get; init; }

    /// <summary>Server time of the first byte: the time that counts. Of one on paper, when it was received.</summary>
    public required Instant ReceivedAt { get; init; }

    /// <summary>When the version came into the record; not before all of it was here.</summary>
    public Instant RecordedAt { get; init; }

    public required bool Late { get; init; }

    /// <summary>Id of the participant who acted for the state; of one on behalf, the state's mission.</summary>
    public required string By { get; init; }

    public ReplyChannel Channel { get; init; } = ReplyChannel.Online;

    /// <summary>The number under which a reply on behalf of a state was recorded; null for any other.</summary>
    public int? OnBehalf { get; init; }

    /// <summary>Why it takes the place of the version before it; null for a first one.</summary>
    public string? Reason { get; init; }

    /// <summary>In the order in which they were added.</summary>
    public required IReadOnlyList<ReplyFile> Files { get; init; }

    /// <summary>Random hexadecimal digits of the receipt's number, which keep it from being guessed; null in replies of earlier versions.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Secret { get; init; }

    /// <summary>Bytes of all files.</summary>
    [JsonIgnore]
    public long Length => Files.Sum(f => f.Length);

    /// <summary>Hash of the whole reply: the SHA-256 of what <c>sha256sum</c> prints for the files in the order of their names.</summary>
    [JsonIgnore]
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(
        Files.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Sha256}  {f.Name}\n")))));

    /// <summary>The number of its receipt; earlier versions had the beginning of the hash in place of the secret.</summary>
    public string ReceiptNumber(MandateId mandate) => $"{mandate}-{State}-{Version}-{Secret ?? Sha256[..8]}".ToUpperInvariant();
}

/// <summary>One file of a reply. What was filled in on the page is a file too, named <see cref="AnswersName"/>.</summary>
/// <param name="Name">As its sender called it.</param>
/// <param name="MediaType">What it is, by the table of kinds.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Blob">Name of the blob that holds the bytes; made by the server.</param>
public sealed record ReplyFile(string Name, string MediaType, long Length, string Sha256, string Blob)
{
    public const string AnswersName = "answers.json";

    [JsonIgnore]
    public bool IsAnswers => Name == AnswersName;
}
