using System.Text.Json.Serialization;

namespace Mandates.Functions.Questionnaires.Uploads;

/// <summary>Submits: whether the reply is submitted as soon as the file is complete; it then counts by the time of this announcement.</summary>
public sealed record Announcement(string Name, string MediaType, long Length, string Sha256, bool Submits = false, string? Reason = null, ReplyVisibility? Visibility = null);

/// <summary>A large file that comes in parts, as its sender announced it. What is announced cannot be changed any more.</summary>
public sealed record Upload
{
    /// <summary>Made from the name and the hash: the same file announced again is the same upload, which goes on.</summary>
    public required string Id { get; init; }

    /// <summary>The id of an upload of this file.</summary>
    public static string IdOf(string name, string sha256) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{sha256}  {name}\n")).AsSpan(0, 16));

    public required string Name { get; init; }
    public required string MediaType { get; init; }
    public required long Length { get; init; }
    public required string Sha256 { get; init; }

    /// <summary>Server time of the announcement: a reply that it completes counts from here.</summary>
    public required Instant StartedAt { get; init; }

    /// <summary>Whether the reply is submitted as soon as the file is there.</summary>
    public bool Submits { get; init; }

    /// <summary>Why that reply takes the place of the version before it.</summary>
    public string? Reason { get; init; }

    /// <summary>Who may read that reply; null where it was not said.</summary>
    public ReplyVisibility? Visibility { get; init; }

    public required string By { get; init; }

    /// <summary>Where the parts are put together.</summary>
    public required string Blob { get; init; }

    /// <summary>The file that it becomes.</summary>
    [JsonIgnore]
    public ReplyFile File => new(Name, MediaType, Length, Sha256, Blob);
}

/// <summary>A part that has arrived; parts are put together in the order of their numbers, from 1.</summary>
public sealed record UploadPart(int Number, long Length, string Sha256);
