using System.Security.Cryptography;

namespace Mandates.Domain.Participants;

/// <summary>What accepting the book would do with each of its lines. Nothing is written until it is accepted.</summary>
/// <param name="Digest">Names this file and the roster that it was held against; accepting it again names both.</param>
/// <param name="Wrong">How many lines are wrong; a book with any cannot be accepted.</param>
/// <param name="Lines">In the order of the file.</param>
public sealed record BookPreview(string Digest, int Wrong, IReadOnlyList<LinePreview> Lines)
{
    public static string DigestOf(ReadOnlySpan<byte> file, int rosterChanges) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, 12))}-{rosterChanges}";
}

/// <summary>One line: its effect, and what is wrong with it, each as a sentence.</summary>
public sealed record LinePreview(int Line, LineEffect Effect, IReadOnlyList<Sentence> Problems)
{
    /// <summary>The participant that begins; its person is not known yet.</summary>
    [JsonIgnore]
    public Beginning? Begins { get; init; }

    [JsonIgnore]
    public Naming? Naming { get; init; }

    /// <summary>The participant that is there already.</summary>
    [JsonIgnore]
    public Term? There { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<LineEffect>))]
public enum LineEffect
{
    Add,
    Replace,

    /// <summary>A mission gets another mailbox.</summary>
    Move,

    /// <summary>Another name or language for an existing participant.</summary>
    Correct,
    Unchanged,
    Wrong,
}
