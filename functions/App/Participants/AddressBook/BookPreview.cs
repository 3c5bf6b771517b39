using System.Text.Json.Serialization;
using Mandates.Functions.Record;

namespace Mandates.Functions.Participants.AddressBook;

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
    internal Beginning? Begins { get; init; }
    internal Naming? Naming { get; init; }

    /// <summary>The participant that is there already.</summary>
    internal Term? There { get; init; }
}

[JsonConverter(typeof(CamelCaseEnumConverter<LineEffect>))]
public enum LineEffect
{
    Add,
    Replace,

    /// <summary>A mission gets another mailbox.</summary>
    Move,

    /// <summary>Another name or language for somebody who is there.</summary>
    Correct,
    Unchanged,
    Wrong,
}
